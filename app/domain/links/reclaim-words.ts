import type { Issue, LinkStatus } from '#db/vocabulary.ts'
import { seenIn, whatChanged, type KeptCheck } from './what-changed.ts'

/** What is said to the publisher of a lost or degraded link; every part comes from kept evidence. */
export type ReclaimFacts = {
  /** "the link was taken out" */
  whatChanged: string
  /** "between 3 and 10 May 2026"; "" when no two checks say it */
  changedWhen: string
  /** "On 3 May 2026 you wrote: “I will add it”."; null: nothing was promised in words */
  promised: string | null
}

/** True for links that can be asked back: gone, or there and not as promised. */
export function isReclaimable(status: LinkStatus): boolean {
  return status === 'lost' || status === 'degraded'
}

type Link = {
  status: LinkStatus
  issues: Issue[]
  promiseSentence: string | null
  promisedAt: Date | null
  statusSince: Date
}
type Change = { before: KeptCheck & { at: Date }; after: KeptCheck & { at: Date } } | null

/** Says what changed, when, and what was promised. @param change the newest change of the publisher's that checks saw */
export function reclaimFacts(link: Link, change: Change): ReclaimFacts {
  const said = change ? clauses(link.status, change) : []
  const promise = link.promiseSentence?.trim().replace(/[“”"]/g, '')
  return {
    whatChanged: said.join('; ') || standing(link),
    changedWhen: change && said.length > 0 ? between(change.before.at, change.after.at) : '',
    promised: promise
      ? `${link.promisedAt ? `On ${day(link.promisedAt)} you` : 'You'} wrote: “${promise}”${/[.!?…]$/.test(promise) ? '' : '.'}`
      : null,
  }
}

/** The clauses of the change that made the link what it is; others of its past are not spoken of. */
function clauses(status: LinkStatus, { before, after }: NonNullable<Change>): string[] {
  const isThere = after.verdict === 'live' || after.verdict === 'live_with_issues'
  if (isThere !== (status === 'degraded')) return []
  const plain = whatChanged(seenIn(before), seenIn(after))
  if (!isThere) return plain
  const speaks = (clause: string) =>
    TELLING.some(
      ([opening, issues]) => clause.startsWith(opening) && issues.some((one) => after.issues.includes(one)),
    )
  const gained = after.issues.filter((issue) => !before.issues.includes(issue))
  return [...plain.filter(speaks), ...gained.flatMap((issue) => NEW_ISSUES[issue] ?? [])]
}

/** A clause is spoken of when it says where an issue came from. */
const TELLING: [opening: string, issues: Issue[]][] = [
  ['rel changed', ['nofollow', 'sponsored', 'ugc']],
  ['the anchor changed', ['anchor_changed']],
]

/** Told by the clause about rel or anchor already, so without words of their own here. */
const NEW_ISSUES: Partial<Record<Issue, string>> = {
  page_nofollow: 'the page now tells search engines to follow none of its links',
  noindex: 'the page is now kept out of search engines (noindex)',
  robots_blocked: 'robots.txt now keeps search engines from the page',
  canonical_elsewhere: 'the page now names another page as the one that counts (canonical)',
  source_redirected: 'the page has moved to another address',
  target_changed: 'the link now points to another page of ours',
  via_redirect: 'the link now goes through a redirect',
  target_broken: 'the address of ours that it points to no longer works',
  hidden: 'readers can no longer see the link',
  not_in_content: 'the link now stands outside of the text',
  in_iframe: 'the link now stands in a frame',
  js_only: 'the link now appears only after scripts have run',
}

const STANDING: Partial<Record<Issue, string>> = {
  nofollow: 'the link is marked nofollow',
  sponsored: 'the link is marked sponsored',
  ugc: 'the link is marked ugc',
  anchor_changed: 'the link has other words than agreed',
}

/** Without two checks to compare: how it stands. */
function standing({ status, issues }: Link): string {
  if (status === 'lost') return 'the link is no longer there'
  const said = issues.flatMap((issue) => STANDING[issue] ?? NEW_ISSUES[issue]?.replace(/\bnow /, '') ?? [])
  return said.join('; ') || 'the link is not as it was'
}

function between(from: Date, to: Date): string {
  if (day(from) === day(to)) return `on ${day(to)}`
  const isSameMonth = day(from).split(' ').slice(1).join() === day(to).split(' ').slice(1).join()
  return `between ${isSameMonth ? from.getUTCDate() : day(from)} and ${day(to)}`
}

function day(date: Date): string {
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
}
