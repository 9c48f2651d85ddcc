import { wallOf } from './time.ts'

export type StripTone = 'live' | 'warn' | 'lost' | 'idle' | 'hatch'
/** A stretch of time in one status; milliseconds since 1970. */
export type StripSpan = { from: number; to: number; tone: StripTone; title: string }
export type StripTick = { at: number; tone: StripTone }
export type StripMonth = { x: number; word: string; isLast: boolean }

const LEFT = 64
const RIGHT = 1120
const GAP = 1.5
/** Room a month's word needs; closer ones are left out. */
const WORD = 46
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Places spans, ticks and month words on a canvas of 1120 units. A span too short to see is still 1 unit wide. */
export function layStrip(spans: StripSpan[], ticks: StripTick[], zone: string) {
  const from = spans[0]?.from ?? 0
  const to = Math.max(spans.at(-1)?.to ?? 1, from + 1)
  const place = (at: number) =>
    LEFT + ((RIGHT - LEFT) * (Math.min(Math.max(at, from), to) - from)) / (to - from)
  return {
    cells: spans.map((span) => ({
      x: round(place(span.from)),
      width: round(Math.max(1, place(span.to) - place(span.from) - GAP)),
      tone: span.tone,
      title: span.title,
    })),
    marks: ticks.map((tick) => ({ x: round(Math.min(place(tick.at), RIGHT - 2)), tone: tick.tone })),
    months: monthWords(from, to, zone, place),
  }
}

function monthWords(from: number, to: number, zone: string, place: (at: number) => number): StripMonth[] {
  const end = wallOf(new Date(to), zone)
  const last = { x: RIGHT, word: `${end.day} ${MONTHS[end.month]}`, isLast: true }
  const start = wallOf(new Date(from), zone)
  const words: StripMonth[] = [{ x: LEFT, word: MONTHS[start.month]!, isLast: false }]
  for (let month = start.month + 1; ; month += 1) {
    const at = Date.UTC(start.year, month, 1)
    if (at >= to) break
    const x = round(place(at))
    if (x - words.at(-1)!.x >= WORD && RIGHT - x >= 2 * WORD)
      words.push({ x, word: MONTHS[month % 12]!, isLast: false })
  }
  return [...words, last]
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
