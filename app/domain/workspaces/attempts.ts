/** Failed sign-ins of one address or IP: how many since when. */
export type Attempts = { failedCount: number; firstAt: Date; lockedUntil: Date | null }

const WINDOW_MS = 15 * 60_000
const FREE_TRIES = 5
const LONGEST_LOCK_MS = 60 * 60_000

/** The count after one more failure. The sixth within a quarter of an hour locks for a minute, each further doubles it. */
export function afterFailure(before: Attempts | null, now: Date): Attempts {
  const isFresh =
    !before || now.getTime() - before.firstAt.getTime() > WINDOW_MS + lockLength(before.failedCount)
  const failedCount = isFresh ? 1 : before.failedCount + 1
  const lock = lockLength(failedCount)
  return {
    failedCount,
    firstAt: isFresh ? now : before.firstAt,
    lockedUntil: lock ? new Date(now.getTime() + lock) : null,
  }
}

export function isLocked(attempts: Attempts | null, now: Date): boolean {
  return attempts?.lockedUntil != null && attempts.lockedUntil > now
}

function lockLength(failedCount: number): number {
  if (failedCount <= FREE_TRIES) return 0
  return Math.min(LONGEST_LOCK_MS, 60_000 * 2 ** (failedCount - FREE_TRIES - 1))
}

/** What who is locked out reads. */
export function tooManyTries(until: Date, now: Date): string {
  const minutes = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000))
  return `Too many attempts. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`
}
