import type { PageTrouble } from '#app/domain/pages/page-state.ts'
import type { Visit } from '#app/domain/pages/fetch-page.server.ts'
import { isSamePage } from '#app/domain/values/web-address.ts'
import type { Verdict } from '#db/vocabulary.ts'
import type { Found } from './match.ts'

/** What a verdict rests on. */
export type Grounds = {
  visit: Visit
  found: Found | null
  /** What is wrong with the page as served, or as rendered when it was. */
  trouble: PageTrouble | null
  /** Addresses that may redirect to the target and could not be followed. */
  unfollowed: number
  /** Frames of the same site that could not be read. */
  unreadFrames: number
  rendering: Rendering
}

/** `impossible`: there is no browser. */
export type Rendering = 'not_due' | 'done' | 'failed' | 'impossible'

export type Judged = { verdict: Verdict; because: Because }

/** Why, in closed words; `reason.ts` makes a sentence of it. */
export type Because =
  | { kind: 'no_answer' }
  | { kind: 'status'; status: number }
  | { kind: 'found' }
  | { kind: 'trouble'; trouble: PageTrouble }
  | { kind: 'not_html' }
  | { kind: 'not_whole'; end: 'cut_short' | 'over_limit' }
  | { kind: 'unrendered' }
  | { kind: 'frames_unread'; count: number }
  | { kind: 'unfollowed'; count: number }
  | { kind: 'moved' }
  | { kind: 'no_link' }

/**
 * The verdict over the grounds, in the order of the rules: only the HTTP status beats a link that is there, and a link
 * is called missing or gone only where the page was really read, or really is not there.
 */
export function judge(grounds: Grounds): Judged {
  const { visit, found, trouble } = grounds
  if (visit.kind === 'no_answer') {
    return said(visit.failure === 'no_such_name' ? 'gone' : 'unreachable', { kind: 'no_answer' })
  }
  if (trouble?.kind === 'challenge' && mayChallenge(visit.status)) {
    const isPage = isGood(visit.status)
    if (!(isPage && found)) return said('blocked', { kind: 'trouble', trouble })
  }
  if (!isGood(visit.status))
    return said(verdictOfStatus(visit.status), { kind: 'status', status: visit.status })
  if (found) return said('live', { kind: 'found' })
  if (trouble && trouble.kind in CLEAR) {
    return said(CLEAR[trouble.kind as keyof typeof CLEAR], { kind: 'trouble', trouble })
  }
  const unread = whyNotRead(grounds)
  if (unread) return said('unreachable', unread)
  if (!isSamePage(visit.askedFor, visit.url)) return said('gone', { kind: 'moved' })
  return said('missing', { kind: 'no_link' })
}

/** What the status alone says of an answer that is no page. */
export function verdictOfStatus(status: number): Verdict {
  if (status === 404 || status === 410) return 'gone'
  if (status === 408 || status === 425 || status === 429) return 'unreachable'
  return (status >= 400 && status < 500) || status === 999 ? 'blocked' : 'unreachable'
}

/** 2xx with a body of its own. */
export function isGood(status: number): boolean {
  return status >= 200 && status < 300 && status !== 204 && status !== 205 && status !== 206
}

const CLEAR = { challenge: 'blocked', parked: 'gone', soft_404: 'gone', wall: 'blocked' } as const

function mayChallenge(status: number): boolean {
  return isGood(status) || status === 403 || status === 429 || status === 503
}

function whyNotRead({ visit, trouble, unfollowed, unreadFrames, rendering }: Grounds): Because | null {
  if (visit.kind !== 'answered') return null
  if (!visit.page) return { kind: 'not_html' }
  if (visit.end === 'cut_short' || visit.end === 'over_limit') return { kind: 'not_whole', end: visit.end }
  if (trouble) return { kind: 'trouble', trouble }
  if (rendering === 'failed') return { kind: 'unrendered' }
  if (unreadFrames > 0) return { kind: 'frames_unread', count: unreadFrames }
  return unfollowed > 0 ? { kind: 'unfollowed', count: unfollowed } : null
}

function said(verdict: Verdict, because: Because): Judged {
  return { verdict, because }
}
