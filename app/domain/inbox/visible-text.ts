import { isAnnouncement, lineKind, mayOpenAnnouncement, type LineKind } from './quote-lines.ts'

export type VisibleText = {
  /** What the person wrote in this message. */
  visible: string
  /** What was folded away: quotes of earlier mail and the signature, in their order. */
  quoted: string
}

/** Mail is hostile: beyond this many lines the rest is folded unread. */
const MOST_LINES = 5000

/** After a quote, up to this many lines are taken for a signature when the answer stands above it. */
const SIGNATURE_LINES = 6

const POINTS_BELOW =
  /\b(below|inline|in-line|beneath|unten|inhaltlich|ci-dessous|dessous|abajo|más abajo|sotto|abaixo|hieronder|onder|poniżej|nedan|nedenfor|alla|níže|ниже|нижче)\b|下記|以下|见下|아래/iu

type Line = { text: string; kind: LineKind }

/**
 * Tells what a person wrote from what their mail program quoted and signed. When in doubt a line stays: losing
 * human words is worse than showing a quoted line. Answers above, below and between quotes; a mail that is only
 * a quote or a forward is kept.
 * @param text plain text of the body, any line ends
 */
export function visibleText(text: string): VisibleText {
  const all = text.replace(/\r\n?/g, '\n').split('\n')
  const lines = classify(all.slice(0, MOST_LINES))
  const kept = new Set(reduce(lines))
  const visible = trimBlank(lines.filter((line) => kept.has(line)).map((line) => line.text))
  const quoted = trimBlank([
    ...lines.filter((line) => !kept.has(line)).map((line) => line.text),
    ...all.slice(MOST_LINES),
  ])
  if (visible.trim() === '' && lines.some(saysSomething)) return { visible: trimBlank(all), quoted: '' }
  return { visible, quoted }
}

/** Cuts step by step, each step only with what the steps before have left. */
function reduce(lines: Line[]): Line[] {
  let rest = lines
  rest = dropForward(rest)
  rest = cutAtRule(rest)
  rest = rest.filter((line) => line.kind !== 'device')
  rest = answerBelow(rest) ?? answerAbove(rest) ?? rest
  rest = rest.filter((line) => line.kind !== 'announcement')
  rest = cutAtHeaders(rest)
  return dropLastQuote(rest, { isAnnounced: lines.some((line) => line.kind === 'announcement') })
}

/** Joins an announcement that was broken over up to four lines, and gives each line its kind. */
function classify(all: string[]): Line[] {
  const lines: Line[] = []
  let inCode = false
  for (let at = 0; at < all.length; at++) {
    const text = all[at]!
    if (/^\s*```/.test(text)) inCode = !inCode && all.slice(at + 1).some((line) => /^\s*```/.test(line))
    const kind = inCode || /^\s*```/.test(text) ? 'text' : lineKind(text)
    const length = inCode ? 1 : announcementLength(all, at, kind)
    for (let next = 0; next < length; next++)
      lines.push({ text: all[at + next]!, kind: length > 1 ? 'announcement' : kind })
    at += length - 1
  }
  return lines
}

function announcementLength(all: string[], at: number, kind: LineKind): number {
  const isCutShort = kind === 'announcement' && !/[:：]\s*-*\s*$/.test(all[at]!)
  if (kind !== 'text' && kind !== 'quote' && !isCutShort) return 1
  if (!mayOpenAnnouncement(all[at]!)) return 1
  for (let length = 2; length <= 4 && at + length <= all.length; length++) {
    const last = all[at + length - 1]!
    if (last.trim() === '' || /^\s*>/.test(last) !== /^\s*>/.test(all[at]!)) return 1
    const joined = all
      .slice(at, at + length)
      .map((line) => line.replace(/^[\s>]+/, '').trim())
      .join(' ')
    if (isAnnouncement(joined) && (!isCutShort || /[:：]$/.test(joined))) return length
  }
  return 1
}

/** A forward below the person's words is folded; a forward that is everything keeps its text. */
function dropForward(lines: Line[]): Line[] {
  const at = lines.findIndex((line) => line.kind === 'forward')
  if (at === -1) return lines
  if (lines.slice(0, at).some(saysSomething)) return lines.slice(0, at)
  const head = lines.findIndex(
    (line, index) => index > at && line.kind === 'empty' && lines[index - 1]!.kind !== 'forward',
  )
  return head === -1 ? lines.slice(at + 1) : lines.slice(head)
}

function cutAtRule(lines: Line[]): Line[] {
  const at = lines.findIndex(
    (line, index) => line.kind === 'rule' && lines.slice(0, index).some(saysSomething),
  )
  return at === -1 ? lines : lines.slice(0, at)
}

/** Quote first, answer after it: everything up to the last quoted line goes. */
function answerBelow(lines: Line[]): Line[] | null {
  const shape = shapeOf(lines)
  const found = /^[e]*a[^t]*(t[te]*)$/.exec(shape)
  return found ? lines.slice(shape.length - found[1]!.length) : null
}

/** Answer first, then the announcement and the quote; a few lines after the quote are the signature. */
function answerAbove(lines: Line[]): Line[] | null {
  const shape = shapeOf(lines)
  const unmarked = /te*a+e*[th]/.exec(shape)
  const marked = shape.indexOf('q')
  if (unmarked && (marked === -1 || unmarked.index < marked)) return lines.slice(0, unmarked.index + 1)
  const found = /te*a[eqah]*([te]*)$/.exec(shape)
  if (!found) return null
  const above = lines.slice(0, found.index + 1)
  const below = lines.slice(shape.length - found[1]!.length).filter((line) => line.kind === 'text')
  const hasQuote = /q/.test(found[0])
  if (hasQuote && (below.length > SIGNATURE_LINES || (below.length > 0 && leavesTheAnswerBelow(above))))
    return null
  return above
}

function leavesTheAnswerBelow(above: Line[]): boolean {
  const words = above.filter((line) => line.kind === 'text').map((line) => line.text.trim())
  const isOnlyGreeting =
    words.length === 1 && /[,!:，]?$/.test(words[0]!) && words[0]!.split(/\s+/).length <= 4
  return isOnlyGreeting || POINTS_BELOW.test(words.join(' '))
}

/** Three header lines in a row are the head of an enclosed mail; without text above they are only left out. */
function cutAtHeaders(lines: Line[]): Line[] {
  const shape = shapeOf(lines).replace(/h[ht]{0,2}h/g, (run) => 'h'.repeat(run.length))
  const below = /t[eq]*(h[he]*h[he]*h)/.exec(shape)
  if (below) return lines.slice(0, below.index + 1)
  const only = /^[eq]*(h{3,})/.exec(shape)
  return only ? lines.slice(only[0].length) : lines
}

function dropLastQuote(lines: Line[], { isAnnounced }: { isAnnounced: boolean }): Line[] {
  const shape = shapeOf(lines)
  const last = /[eq]+$/.exec(shape)
  return last && (shape.includes('t') || isAnnounced) ? lines.slice(0, last.index) : lines
}

const LETTER: Record<LineKind, string> = {
  text: 't',
  empty: 'e',
  quote: 'q',
  announcement: 'a',
  header: 'h',
  rule: 't',
  forward: 'a',
  device: 'e',
}

function shapeOf(lines: Line[]): string {
  return lines.map((line) => LETTER[line.kind]).join('')
}

function saysSomething(line: Line): boolean {
  return line.kind === 'text' || line.kind === 'header'
}

function trimBlank(lines: string[]): string {
  return lines
    .join('\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd()
}
