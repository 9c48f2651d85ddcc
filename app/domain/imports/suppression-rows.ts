import type { SuppressionReason } from '#db/vocabulary.ts'
import { readSuppressed } from '../sites/suppression.ts'
import { normaliseHeader } from './table/header.ts'

export type SuppressionColumns = { value: number; reason: number | null; origin: number | null }

const VALUE =
  /^(e-?mail( address)?|email1|address or domain|address|domain|value|recipient|lead|blocked (email|domain|value))$/
const REASON = /^(reason|status|type|category|unsub reason|bounce type|event)$/
const ORIGIN = /^(from|origin|source|list|campaign|campaign name)$/

/**
 * Where a list of people not to be written to has what. By its header, else by what its cells hold.
 * @returns null when no column holds addresses or domains
 */
export function suppressionColumns(header: string[] | null, samples: string[][]): SuppressionColumns | null {
  const names = (header ?? []).map(normaliseHeader)
  const find = (pattern: RegExp) => {
    const at = names.findIndex((name) => pattern.test(name))
    return at < 0 ? null : at
  }
  const value = fullest(samples, find(VALUE))
  return value === null ? null : { value, reason: find(REASON), origin: find(ORIGIN) }
}

/** The column that its name promises, where its cells keep the promise; else the one with most addresses. */
function fullest(samples: string[][], named: number | null): number | null {
  const width = Math.max(0, ...samples.map((row) => row.length))
  const counts = Array.from(
    { length: width },
    (_, at) => samples.filter((row) => readSuppressed(row[at] ?? '')).length,
  )
  if (named !== null && (counts[named] ?? 0) > 0) return named
  const most = Math.max(0, ...counts)
  return most === 0 ? null : counts.indexOf(most)
}

const REASONS: [RegExp, SuppressionReason][] = [
  [/complain|spam|abuse/i, 'complained'],
  [/unsub|opt(ed)?[- _]?out|cleaned out|abgemeldet|d[ée]sabonn/i, 'unsubscribed'],
  [/bounce|invalid|undeliver|cleaned|hard/i, 'bounced'],
  [/do[- _]?not[- _]?(contact|mail|email)|\bdnc\b|black ?list|block ?list|blocked|manual/i, 'do_not_contact'],
]

/** The reason that a word of another tool, or the name of its file, stands for. */
export function reasonOf(...words: string[]): SuppressionReason {
  for (const word of words) {
    const known = REASONS.find(([pattern]) => pattern.test(word))
    if (known) return known[1]
  }
  return 'imported'
}
