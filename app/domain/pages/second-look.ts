import type { PageTrouble } from './page-state.ts'

/** What one look at an address found. */
export type Look = { status: number; trouble: Pick<PageTrouble, 'kind'> | null }

/** What has been refused may have been refused to the stranger only. */
const REFUSED = new Set([401, 402, 403, 405, 406, 407, 418, 451, 999])
const ABSENT = new Set([404, 410])
/** Said to everybody, or too soon to ask again: "too many requests" is no reason for one more. */
const NO_REASON = new Set([401, 402, 407, 408, 425, 429])

/** True when the page refused us, or says that it is not there: it is asked once more as a browser would. */
export function deservesSecondLook({ status, trouble }: Look): boolean {
  if (NO_REASON.has(status)) return false
  const isRefusal = REFUSED.has(status) || (status >= 400 && status < 500)
  return isRefusal || trouble?.kind === 'challenge' || trouble?.kind === 'soft_404'
}

/**
 * A page beats a refusal, and a refusal or a failure beats "not there": what is clearer for one of us than for the
 * other is not clear.
 */
export function isClearer(second: Look, first: Look): boolean {
  if (second.status >= 200 && second.status < 300) return second.trouble?.kind !== 'challenge'
  const isUnclear = REFUSED.has(second.status) || second.status === 429 || second.status >= 500
  return ABSENT.has(first.status) && isUnclear
}
