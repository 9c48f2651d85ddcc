import type { Issue, LinkStatus, Verdict } from '#db/vocabulary.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** A link is lost at the third bad check, and not before a day has passed since the first. */
const LOST_AFTER_BAD = 3
const LOST_AFTER_MS = DAY
const UNVERIFIABLE_AFTER_MS = 7 * DAY
/** A link that is looked at monthly has been unread for weeks at its first outage; that is no reason to call a person yet. */
const UNREAD_FOR_MS = DAY

/** What is known of a link before a check. */
export type Standing = {
  status: LinkStatus
  dueOn: Date | null
  firstLiveAt: Date | null
  lastReadableAt: Date | null
  firstBadAt: Date | null
  badCount: number
  createdAt: Date
}

export type Look = {
  verdict: Verdict
  issues: Issue[]
  reason: string
  at: Date
  /** The first check since the last readable one; it read nothing either. Null when this one read the page. */
  unreadSince: Date | null
}

export type Judgement = Omit<Standing, 'dueOn' | 'createdAt'> & { because: string; recovered: boolean }

/**
 * The status of a link after a check. One rule stands above the rest: at risk and lost come from checks that really
 * read the page; what could not be read neither counts nor clears anything.
 */
export function judgeStatus(known: Standing, look: Look): Judgement {
  const before = untilNow(known, look.at)
  if (look.verdict === 'live' || look.verdict === 'live_with_issues') return seen(before, look)
  if (look.verdict === 'missing' || look.verdict === 'gone') return notSeen(before, look)
  return notRead(before, look)
}

/** True for a look that really read the page: it may end what a person set by hand. */
export function isReadable(verdict: Verdict): boolean {
  return verdict !== 'blocked' && verdict !== 'unreachable'
}

/** The statuses that a person may set: what they saw, not what only the calendar or the machine can know. */
export const BY_HAND = ['live', 'degraded', 'lost', 'pending'] as const satisfies LinkStatus[]
export type ByHand = (typeof BY_HAND)[number]

/** What is known of a link after a person has said how it stands. Their look counts as a readable one. */
export function standByHand(
  before: Standing,
  status: ByHand,
  at: Date,
): Omit<Standing, 'dueOn' | 'createdAt'> {
  const isThere = status === 'live' || status === 'degraded'
  return {
    status,
    firstLiveAt: status === 'pending' ? null : isThere ? (before.firstLiveAt ?? at) : before.firstLiveAt,
    lastReadableAt: at,
    firstBadAt: status === 'lost' ? (before.firstBadAt ?? at) : null,
    badCount: status === 'lost' ? before.badCount : 0,
  }
}

/**
 * The cause of a status after the first readable check since a person set it by hand: where the two disagree, it says so.
 * @param set what the person said @param judged what follows from the check
 */
export function besideThePerson(
  set: { status: LinkStatus; because: string },
  judged: { status: LinkStatus; because: string },
): string {
  if (set.status === judged.status) return judged.because
  return `${judged.because}; this disagrees with ${STATUS_SAID[set.status]}, ${set.because}`
}

const STATUS_SAID: Record<LinkStatus, string> = {
  pending: '“pending”',
  live: '“live”',
  degraded: '“degraded”',
  at_risk: '“at risk”',
  lost: '“lost”',
  overdue: '“overdue”',
  unverifiable: '“unverifiable”',
}

/** A machine whose clock was ahead has written down times to come; whatever happened, it happened by now. */
function untilNow(standing: Standing, now: Date): Standing {
  const past = (time: Date | null) => (time && time > now ? now : time)
  return {
    ...standing,
    firstLiveAt: past(standing.firstLiveAt),
    lastReadableAt: past(standing.lastReadableAt),
    firstBadAt: past(standing.firstBadAt),
    createdAt: past(standing.createdAt) ?? now,
  }
}

/** A pending link whose due date has passed. The due day itself still counts as in time. */
export function isPastDue(dueOn: Date | null, at: Date): boolean {
  return dueOn !== null && at.getTime() >= dueOn.getTime() + DAY
}

function seen(before: Standing, { verdict, at, reason }: Look): Judgement {
  return {
    status: verdict === 'live' ? 'live' : 'degraded',
    firstLiveAt: before.firstLiveAt ?? at,
    lastReadableAt: at,
    firstBadAt: null,
    badCount: 0,
    because: reason,
    recovered: before.status === 'lost',
  }
}

function notSeen(before: Standing, { at, reason }: Look): Judgement {
  const readable = { lastReadableAt: at, recovered: false, firstLiveAt: before.firstLiveAt }
  if (!before.firstLiveAt)
    return { ...readable, ...awaited(before, at, reason), firstBadAt: null, badCount: 0 }
  const firstBadAt = before.firstBadAt ?? at
  const badCount = before.badCount + 1
  const isLost =
    before.status === 'lost' ||
    (badCount >= LOST_AFTER_BAD && at.getTime() - firstBadAt.getTime() >= LOST_AFTER_MS)
  const counted = `${badCount === 1 ? 'one check' : `${badCount} checks`} since ${dayOf(firstBadAt)}`
  return {
    ...readable,
    firstBadAt,
    badCount,
    status: isLost ? 'lost' : 'at_risk',
    because: isLost ? `${counted} found no link; ${reason}` : `${counted}: ${reason}`,
  }
}

function notRead(before: Standing, { at, reason, unreadSince }: Look): Judgement {
  const kept = {
    firstLiveAt: before.firstLiveAt,
    lastReadableAt: before.lastReadableAt,
    firstBadAt: before.firstBadAt,
    badCount: before.badCount,
    recovered: false,
  }
  const silentSince = before.lastReadableAt ?? before.createdAt
  if (before.status === 'lost')
    return { ...kept, status: 'lost', because: `still lost; the last look: ${reason}` }
  if (isUnverifiable(at, silentSince, unreadSince) || before.status === 'unverifiable')
    return {
      ...kept,
      status: 'unverifiable',
      because: `no readable check since ${dayOf(silentSince)}; ${reason}`,
    }
  if (!before.firstLiveAt) return { ...kept, ...awaited(before, at, reason) }
  return { ...kept, status: before.status, because: `not judged: ${reason}` }
}

function isUnverifiable(at: Date, silentSince: Date, unreadSince: Date | null): boolean {
  const unreadMs = unreadSince ? at.getTime() - unreadSince.getTime() : 0
  return at.getTime() - silentSince.getTime() >= UNVERIFIABLE_AFTER_MS && unreadMs >= UNREAD_FOR_MS
}

/** Never seen yet: pending, or overdue once the promised day is over. */
function awaited(before: Standing, at: Date, reason: string): { status: LinkStatus; because: string } {
  if (before.dueOn && isPastDue(before.dueOn, at))
    return { status: 'overdue', because: `promised for ${dayOf(before.dueOn)}; ${reason}` }
  return { status: 'pending', because: reason }
}

function dayOf(date: Date): string {
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' })
}
