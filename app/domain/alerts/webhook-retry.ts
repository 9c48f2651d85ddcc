const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** How long after each failed attempt the next one comes; after the last the delivery is given up. */
const WAITS_MS = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR]
/** A webhook that has failed for this long without one success is switched off. */
const LONG_MS = 72 * HOUR

/** What came of an attempt. */
export type Attempt =
  | { kind: 'answered'; status: number }
  /** No answer, with the reason in plain words. */
  | { kind: 'no-answer'; because: string }

export type Outcome = {
  isDelivered: boolean
  because: string
  /** Until the next attempt; null: there is none. */
  waitMs: number | null
  /** The receiver says that it is gone for good. */
  isGone: boolean
}

/** What follows from an attempt. @param attemptCount including this one */
export function afterDelivery(attempt: Attempt, attemptCount: number): Outcome {
  const waitMs = WAITS_MS[attemptCount - 1] ?? null
  if (attempt.kind === 'no-answer')
    return { isDelivered: false, because: attempt.because, waitMs, isGone: false }
  const { status } = attempt
  if (status >= 200 && status < 300)
    return { isDelivered: true, because: `accepted with HTTP ${status}`, waitMs: null, isGone: false }
  const isGone = status === 410
  const because =
    status >= 300 && status < 400
      ? `HTTP ${status}: redirects are not followed, enter the address it leads to`
      : isGone
        ? 'HTTP 410: the receiver is gone for good'
        : `refused with HTTP ${status}`
  return { isDelivered: false, because, waitMs: isGone ? null : waitMs, isGone }
}

/** True when a webhook has failed for so long that nobody seems to listen. */
export function hasFailedLong(failingSince: Date | null, now: Date, tempo: number): boolean {
  return failingSince !== null && now.getTime() - failingSince.getTime() >= LONG_MS * tempo
}
