/** A host that gives no time is left alone so long at first, and twice as long with every refusal in a row. */
const FIRST_MS = 2_000
const LONGEST_UNSAID_MS = 60_000
/** Nobody is waited for longer than this, whatever was said. */
const LONGEST_MS = 60 * 60_000
const SHORTEST_MS = 1_000

export type Answered = {
  status: number
  /** The Retry-After header. */
  retryAfter: string | null
}

/**
 * How long a host wants to be left alone after an answer; 0 when it does not say so: 429, or 503 with a time.
 * @param refusals how often in a row it has said so before
 */
export function quietMs({ status, retryAfter }: Answered, refusals: number, now: Date): number {
  const said = retryAfterMs(retryAfter, now)
  if (status !== 429 && !(status === 503 && said !== null)) return 0
  const wanted = said ?? Math.min(FIRST_MS * 2 ** refusals, LONGEST_UNSAID_MS)
  return Math.min(Math.max(wanted, SHORTEST_MS), LONGEST_MS)
}

/** Milliseconds in a Retry-After header: seconds, or a date; null when there is none or it cannot be read. */
export function retryAfterMs(text: string | null, now: Date): number | null {
  const plain = text?.trim() ?? ''
  if (/^\d{1,9}$/.test(plain)) return Number(plain) * 1_000
  const date = /[a-z]/i.test(plain) ? Date.parse(plain) : NaN
  return Number.isNaN(date) ? null : Math.max(0, date - now.getTime())
}
