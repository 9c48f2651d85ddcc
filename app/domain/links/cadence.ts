import type { LinkStatus, Verdict } from '#db/vocabulary.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const AFTER_BAD_HOURS = [1, 6, 24]
const AFTER_LIVE_DAYS = [1, 3, 7, 14, 30]
const SETTLED_DAYS = 30
const LOST_DAYS = 7
/** Times are moved later by up to this share of the wait, so that links added together drift apart. */
const JITTER = 0.05

export type Rhythm = {
  status: LinkStatus
  verdict: Verdict
  firstLiveAt: Date | null
  firstBadAt: Date | null
  rhythmDays: number | null
}

/**
 * When to look again after a check at `at`.
 * @param chance 0 to 1: where in the jitter the time falls; never earlier than the rule says
 */
export function nextCheckAt(link: Rhythm, at: Date, chance: number): Date {
  const planned = plannedAt(link, at)
  return new Date(planned + (planned - at.getTime()) * JITTER * chance)
}

function plannedAt(link: Rhythm, at: Date): number {
  const now = at.getTime()
  if (link.status === 'at_risk' && link.firstBadAt) return afterBad(link.firstBadAt.getTime(), now)
  if (link.status === 'lost') return now + LOST_DAYS * DAY
  if (link.verdict === 'unreachable' || link.verdict === 'blocked') return now + unreadWait(link)
  if ((link.status === 'live' || link.status === 'degraded') && link.firstLiveAt)
    return link.rhythmDays ? now + link.rhythmDays * DAY : afterLive(link.firstLiveAt.getTime(), now)
  return now + DAY
}

/** 1 h, 6 h and 24 h after the first bad check; daily when those have passed without a decision. */
function afterBad(firstBad: number, now: number): number {
  const next = AFTER_BAD_HOURS.map((hours) => firstBad + hours * HOUR).find((time) => time > now)
  return next ?? now + DAY
}

function afterLive(firstLive: number, now: number): number {
  const next = AFTER_LIVE_DAYS.map((days) => firstLive + days * DAY).find((time) => time > now)
  return next ?? now + SETTLED_DAYS * DAY
}

/** A silent host is asked again within hours, a closed door daily: a monthly rhythm must not hide a week of silence. */
function unreadWait(link: Rhythm): number {
  return link.verdict === 'blocked' || link.status === 'unverifiable' ? DAY : 6 * HOUR
}
