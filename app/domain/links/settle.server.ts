import { and, asc, eq, gte, inArray, isNull } from 'drizzle-orm'
import { checks, links, linkStatusChanges } from '#db/tables/links.ts'
import { prospects } from '#db/tables/prospects.ts'
import { endLinkAlerts, raiseLinkAlert } from '../alerts/link-alerts.server.ts'
import { record } from '../activity/record.server.ts'
import { keepPageCopy } from '../pages/page-copies.server.ts'
import { moveStage } from '../prospects/move-stage.server.ts'
import { setNextAction, showLink } from '../prospects/mirror.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { nextCheckAt } from './cadence.ts'
import { isNetworkGone } from './network-gone.server.ts'
import type { Evidence, Observation } from './observation.ts'
import { besideThePerson, isReadable, judgeStatus, type Judgement } from './status.ts'
import { alertOf, overWith } from './transition.ts'

export type LinkRow = typeof links.$inferSelect

/**
 * Keeps a look at a link as evidence and lets everything follow from it, in one transaction: the check, the status
 * with its cause, the next check, the prospect's stage, the timeline and the alert.
 * @param chance 0 to 1, for the jitter of the next check
 */
export function settleCheck(
  scope: Scope,
  {
    linkId,
    observation,
    evidence,
    chance,
  }: { linkId: number; observation: Observation; evidence: Evidence; chance: number },
): void {
  inTransaction(scope, (tx) => {
    const link = tx.db
      .select()
      .from(links)
      .where(and(eq(links.workspaceId, tx.workspaceId), eq(links.id, linkId)))
      .get()
    if (!link) return
    const checkId = keepCheck(tx, link, observation, evidence)
    const judged = judgeBesidePerson(tx, link, observation)
    updateLink(tx, link, judged, { checkId, observation, chance })
    if (judged.status !== link.status || judged.recovered)
      tellChange(tx, link, judged, { checkId, observation })
    tellUnverifiable(tx, link, judged, checkId)
    if (link.prospectId) tellProspect(tx, link.prospectId, link, judged)
  })
}

/** When the row of checks that read nothing began; the one that is being settled is among them. */
function firstUnread(tx: Scope, link: LinkRow): Date | null {
  const since = link.lastReadableAt ?? link.createdAt
  const found = tx.db
    .select({ at: checks.at })
    .from(checks)
    .where(
      and(
        eq(checks.linkId, link.id),
        gte(checks.at, since),
        inArray(checks.verdict, ['blocked', 'unreachable']),
      ),
    )
    .orderBy(asc(checks.id))
    .get()
  return found?.at ?? null
}

/** The status by the rules; where a person had set it by hand, the first readable check says whether it agrees. */
function judgeBesidePerson(tx: Scope, link: LinkRow, { verdict, issues, reason }: Observation): Judgement {
  const unreadSince = isReadable(verdict) ? null : firstUnread(tx, link)
  const judged = judgeStatus(link, { verdict, issues, reason, at: tx.now, unreadSince })
  if (link.statusSetByUserId === null || !isReadable(verdict)) return judged
  return { ...judged, because: besideThePerson({ status: link.status, because: link.statusBecause }, judged) }
}

function keepCheck(tx: Scope, link: LinkRow, observation: Observation, evidence: Evidence): number {
  const pageHash = evidence.html === null ? null : keepPageCopy(tx, evidence.html)
  return tx.db
    .insert(checks)
    .values({
      workspaceId: tx.workspaceId,
      linkId: link.id,
      at: tx.now,
      verdict: observation.verdict,
      issues: observation.issues,
      reason: observation.reason,
      finalUrl: observation.final_url,
      httpStatus: observation.http.status,
      observation,
      headers: evidence.headers,
      linkHtml: evidence.linkHtml,
      context: evidence.context,
      pageHash,
      durationMs: Math.round(evidence.durationMs),
      obtained: evidence.obtained ?? null,
      seenByUserId: evidence.seenByUserId ?? null,
    })
    .returning({ id: checks.id })
    .get().id
}

function updateLink(
  tx: Scope,
  link: LinkRow,
  judged: Judgement,
  { checkId, observation, chance }: { checkId: number; observation: Observation; chance: number },
): void {
  const { status, because, firstLiveAt, lastReadableAt, firstBadAt, badCount } = judged
  const found = observation.link
  tx.db
    .update(links)
    .set({
      status,
      statusBecause: because,
      ...(status === link.status ? {} : { statusSince: tx.now, statusCheckId: checkId }),
      firstLiveAt,
      lastReadableAt,
      firstBadAt,
      badCount,
      ...(isReadable(observation.verdict) ? { statusSetByUserId: null } : {}),
      lastCheckId: checkId,
      lastCheckedAt: tx.now,
      lastVerdict: observation.verdict,
      lastReason: observation.reason,
      issues: observation.issues,
      httpStatus: observation.http.status,
      ...(found ? { foundAnchor: found.anchor, foundRel: found.rel, position: found.position } : {}),
      ...(isBad(observation) ? { foundRel: null, position: null, notIndexableBecause: null } : {}),
      ...(observation.page
        ? { notIndexableBecause: notIndexable(observation), aiCrawlers: observation.ai_crawlers }
        : {}),
      nextAt: nextCheckAt({ ...link, ...judged, verdict: observation.verdict }, tx.now, chance),
      claimedUntil: null,
    })
    .where(eq(links.id, link.id))
    .run()
}

/** The page was really read and the link is not there: what the link was like is past. Its anchor is remembered. */
function isBad({ verdict }: Observation): boolean {
  return verdict === 'missing' || verdict === 'gone'
}

function notIndexable(observation: Observation): string {
  const bars = ['noindex', 'robots_blocked', 'canonical_elsewhere'] as const
  return bars.filter((bar) => observation.issues.includes(bar)).join(', ')
}

function tellChange(
  tx: Scope,
  link: LinkRow,
  judged: Judgement,
  { checkId, observation }: { checkId: number; observation: Observation },
): void {
  const { status: to, because, recovered } = judged
  tx.db
    .insert(linkStatusChanges)
    .values({ linkId: link.id, at: tx.now, from: link.status, to, because, checkId })
    .run()
  record(tx, {
    what: recovered ? 'link.recovered' : `link.${to}`,
    because,
    projectId: link.projectId,
    siteId: link.siteId,
    prospectId: link.prospectId,
    contactId: link.contactId,
    linkId: link.id,
    checkId,
    data: { from: link.status, to, issues: observation.issues },
  })
  endLinkAlerts(tx, { linkId: link.id, kinds: overWith(to) })
  const kind = alertOf({ from: link.status, to, recovered })
  if (kind && kind !== 'link_unverifiable') raiseLinkAlert(tx, { kind, linkId: link.id, checkId, because })
}

/** A page nobody can read asks for a person, unless it is our own network that reads nothing: that is told once. */
function tellUnverifiable(tx: Scope, link: LinkRow, judged: Judgement, checkId: number): void {
  if (judged.status !== 'unverifiable' || isNetworkGone(tx)) return
  raiseLinkAlert(tx, { kind: 'link_unverifiable', linkId: link.id, checkId, because: judged.because })
}

/** The prospect shows its link; a link that was found wins it, a verified loss loses it. */
export function tellProspect(
  tx: Scope,
  prospectId: number,
  link: LinkRow,
  judged: Pick<Judgement, 'status' | 'because'>,
  wonBecause = `the link was found on ${link.sourceHost}`,
): void {
  showLink(tx, { prospectId, status: judged.status, because: judged.because })
  const isThere = judged.status === 'live' || judged.status === 'degraded'
  const about = { linkId: link.id }
  const stage = tx.db
    .select({ stage: prospects.stage })
    .from(prospects)
    .where(eq(prospects.id, prospectId))
    .get()?.stage
  if (isThere && stage !== 'won')
    moveStage(tx, {
      prospectId,
      to: 'won',
      because: wonBecause,
      activity: about,
    })
  if (judged.status === 'lost' && stage === 'won' && !hasOtherLink(tx, prospectId))
    moveStage(tx, { prospectId, to: 'lost', because: judged.because, activity: about })
  setNextAction(tx, { prospectId, ...nextOf(judged, tx.now, link) })
}

function hasOtherLink(tx: Scope, prospectId: number): boolean {
  const alive = tx.db
    .select({ status: links.status })
    .from(links)
    .where(and(eq(links.prospectId, prospectId), isNull(links.firstBadAt)))
    .all()
  return alive.some(({ status }) => status === 'live' || status === 'degraded')
}

function nextOf(
  judged: Pick<Judgement, 'status'>,
  now: Date,
  link: LinkRow,
): { text: string; at: Date | null; needsPerson: boolean } {
  switch (judged.status) {
    case 'lost':
      return { text: 'Ask for the link back', at: now, needsPerson: true }
    case 'degraded':
      return { text: 'Look at the link’s issues', at: now, needsPerson: true }
    case 'overdue':
      return { text: 'Remind of the promise', at: link.dueOn, needsPerson: true }
    case 'unverifiable':
      return { text: 'Look at the page yourself', at: now, needsPerson: true }
    default:
      return { text: 'The page is checked again by itself', at: null, needsPerson: false }
  }
}
