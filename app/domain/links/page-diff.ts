import { diffLines, diffWordsWithSpace } from 'diff'

export type DiffPart = { text: string; isChanged: boolean }
/** `gap`: how many equal lines are left out before this one. */
export type PageLine = { sign: '-' | '+' | ' '; text: string; gap: number }

/** Pages further apart than this are another page, and a list of all their lines says nothing. */
const MOST_EDITS = 1_500
const CONTEXT = 2
const LONGEST_LINE = 600
const MOST_LINES = 600

/**
 * What changed in a page's HTML, a tag or a text a line, with two equal lines around each change.
 * @returns null when the two are too far apart to be compared line by line
 */
export function pageDiff(before: string, after: string): PageLine[] | null {
  const changes = diffLines(lined(before), lined(after), { maxEditLength: MOST_EDITS })
  if (!changes) return null
  const lines: PageLine[] = []
  let gap = 0
  changes.forEach((change, at) => {
    const texts = change.value.split('\n').filter(Boolean)
    const sign = change.added ? '+' : change.removed ? '-' : ' '
    const isFirst = at === 0
    const isLast = at === changes.length - 1
    texts.forEach((text, index) => {
      const isNear = (!isFirst && index < CONTEXT) || (!isLast && index >= texts.length - CONTEXT)
      if (sign === ' ' && !isNear) {
        gap++
        return
      }
      lines.push({ sign, text: text.slice(0, LONGEST_LINE), gap })
      gap = 0
    })
  })
  return lines.some((line) => line.sign !== ' ') ? lines.slice(0, MOST_LINES) : []
}

/** The two forms of a short piece of markup, cut into what stayed and what changed. */
export function partsOf(before: string, after: string): { before: DiffPart[]; after: DiffPart[] } {
  const parts = diffWordsWithSpace(before, after)
  const side = (leaveOut: 'added' | 'removed') =>
    parts
      .filter((part) => !part[leaveOut])
      .map((part) => ({ text: part.value, isChanged: part.added || part.removed }))
  return { before: side('added'), after: side('removed') }
}

/** A tag or a text a line; space at the ends is no change. */
function lined(html: string): string {
  return html
    .replace(/>(?=\s*[^\s<])|>\s*(?=<)/g, '>\n')
    .replace(/([^\n])(?=<[a-z/!])/gi, '$1\n')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n')
    .concat('\n')
}
