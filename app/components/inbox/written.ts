/** What somebody wrote, cut into what a screen draws differently. */
export type Piece = { kind: 'text' | 'mark'; text: string } | { kind: 'link'; text: string; url: string }

const ADDRESS = /\bhttps?:\/\/[^\s<>"”]+|(?<![@\w.-])(?:[a-z0-9-]{1,63}\.){1,9}[a-z]{2,24}\/[^\s<>"”]*/giu

/** A line this long was broken by a mail program, not by its writer. */
const WRAPPED = 60

/** Paragraphs of plain text; line breaks that somebody meant stay within them. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\n[ \t]*\n+/)
    .map((paragraph) => paragraph.replace(/^\n+|\s+$/g, ''))
    .filter(Boolean)
    .map(unwrapped)
}

function unwrapped(paragraph: string): string {
  const lines = paragraph.split('\n')
  return lines.reduce((whole, line, at) => {
    const before = lines[at - 1]
    if (before === undefined) return line
    const goesOn = before.length >= WRAPPED && !/^\s*(?:[-*•>–]|\d+[.)])\s/.test(line)
    return goesOn ? `${whole.trimEnd()} ${line.trimStart()}` : `${whole}\n${line}`
  }, '')
}

/** @param mark words that are to stand out, whatever line breaks they have in the text */
export function piecesOf(text: string, mark?: string | null): Piece[] {
  const at = mark ? findWords(text, mark) : null
  if (!at) return linked(text)
  return [
    ...linked(text.slice(0, at.from)),
    { kind: 'mark', text: text.slice(at.from, at.to) },
    ...linked(text.slice(at.to)),
  ]
}

function linked(text: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const found of text.matchAll(ADDRESS)) {
    const shown = found[0].replace(/[.,;:!?)\]’'…]+$/u, '')
    const url = URL.parse(/^https?:/i.test(shown) ? shown : `https://${shown}`)
    if (!url || found.index < from) continue
    if (found.index > from) pieces.push({ kind: 'text', text: text.slice(from, found.index) })
    pieces.push({ kind: 'link', text: shown, url: url.href })
    from = found.index + shown.length
  }
  if (from < text.length) pieces.push({ kind: 'text', text: text.slice(from) })
  return pieces
}

function findWords(text: string, words: string): { from: number; to: number } | null {
  const pattern = words
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('\\s+')
  const found = pattern ? new RegExp(pattern).exec(text) : null
  return found && { from: found.index, to: found.index + found[0].length }
}
