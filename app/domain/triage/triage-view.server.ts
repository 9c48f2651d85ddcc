import { and, asc, count, eq, gte, inArray, isNull, ne } from 'drizzle-orm'
import { activities } from '#db/tables/activity.ts'
import { targetPages } from '#db/tables/projects.ts'
import { prospects } from '#db/tables/prospects.ts'
import { contacts } from '#db/tables/sites.ts'
import { triageDecisions } from '#db/tables/triage.ts'
import { users } from '#db/tables/workspaces.ts'
import { contactName } from '../contacts/contact.ts'
import { lastContactSearch } from '../discovery/start-contact-search.server.ts'
import { instantOf, localDay } from '../outbox/local-time.ts'
import { scoreParts } from '../scores/score-parts.server.ts'
import type { Scope } from '../values/scope.server.ts'
import { aroundOf } from './around.server.ts'
import { guardsOf } from './guards.ts'
import { heldByMe, heldByOthers, takeInHand } from './leases.server.ts'
import { inHand } from './place.ts'
import { queueOf, type Queue, type QueueQuery } from './queue.server.ts'
import { askForSnapshots, pageOfProspect, snapshotsOf } from './snapshots.server.ts'
import { lastDecision } from './undo-decision.server.ts'

/** So many are ready to be shown without asking the server: whoever decides fast does not wait. */
const CARDS = 4
/** So many pages are read before anybody gets to them. */
const PAGES_AHEAD = 15

export type TriageView = ReturnType<typeof triageView>
export type TriageRow = TriageView['rows'][number]
export type TriageCard = TriageView['cards'][number]

/**
 * Triage as one person sees it: the queue, the prospect in hand (which is theirs from now on), and the next ones.
 * Has the pages of those that come up read.
 * @param at the prospect asked for @param zone the person's, for "today"
 * @throws NotFound when `at` is no prospect of this project
 */
export function triageView(
  scope: Scope,
  { projectId, query, at, zone }: { projectId: number; query: QueueQuery; at: number | null; zone: string },
) {
  const { asked, ids, from, ...counted } = queueFor(scope, { projectId, query, at })
  const held = heldByOthers(scope, { ids })
  const rows = rowsOf(scope, ids).map((row) => ({ ...row, heldBy: held.get(row.id) ?? null }))
  const current = take(scope, startingAt(rows, from), asked)
  const upcoming = startingAt(rows, Math.max(0, ids.indexOf(current ?? -1)))
  askForSnapshots(scope, { urls: upcoming.slice(0, PAGES_AHEAD).map(pageOfProspect) })
  const shown = upcoming.filter((row) => row.id === current || row.heldBy === null).slice(0, CARDS)
  return {
    ...counted,
    rows,
    at: current,
    cards: cardsOf(scope, { projectId, ids: shown.map(({ id }) => id) }),
    doneToday: doneToday(scope, { projectId, zone }),
    last: lastDecision(scope, { projectId }),
  }
}

/**
 * The queue around the prospect asked for; once that is decided on, around what the person has in hand. So nothing
 * that others do, or that comes in, changes what is being looked at.
 */
function queueFor(
  scope: Scope,
  wanted: { projectId: number; query: QueueQuery; at: number | null },
): Queue & { asked: number | null } {
  const queue = queueOf(scope, wanted)
  if (wanted.at !== null && queue.ids[queue.from] === wanted.at) return { ...queue, asked: wanted.at }
  const [mine] = heldByMe(scope)
  if (mine === undefined || !isOfProject(scope, wanted.projectId, mine)) return { ...queue, asked: null }
  const around = queueOf(scope, { ...wanted, at: mine })
  return around.ids[around.from] === mine ? { ...around, asked: mine } : { ...queue, asked: null }
}

function isOfProject(scope: Scope, projectId: number, id: number): boolean {
  const where = and(eq(prospects.id, id), eq(prospects.projectId, projectId))
  return scope.db.select({ id: prospects.id }).from(prospects).where(where).get() !== undefined
}

/** Takes the one asked for, else the first that nobody has open; one that a colleague took this moment is passed by. */
function take(scope: Scope, rows: { id: number; heldBy: string | null }[], at: number | null): number | null {
  const passed = new Set<number>()
  for (;;) {
    const id = inHand(rows, at, passed)
    const isLookedAtOnly = rows.some((row) => row.id === id && row.heldBy !== null)
    if (id === null || isLookedAtOnly || takeInHand(scope, { prospectId: id })) return id
    passed.add(id)
  }
}

function startingAt<Row>(rows: Row[], from: number): Row[] {
  return [...rows.slice(from), ...rows.slice(0, from)]
}

function rowsOf(scope: Scope, ids: number[]) {
  const rows = scope.db
    .select({
      id: prospects.id,
      domain: prospects.domain,
      pageUrl: prospects.pageUrl,
      pageTitle: prospects.pageTitle,
      tactic: prospects.tactic,
      score: prospects.score,
    })
    .from(prospects)
    .where(inArray(prospects.id, ids))
    .all()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id)).filter((row) => row !== undefined)
}

function cardsOf(scope: Scope, { projectId, ids }: { projectId: number; ids: number[] }) {
  const rows = scope.db
    .select({
      id: prospects.id,
      siteId: prospects.siteId,
      domain: prospects.domain,
      pageUrl: prospects.pageUrl,
      pageTitle: prospects.pageTitle,
      tactic: prospects.tactic,
      facts: prospects.facts,
      score: prospects.score,
      relevance: prospects.relevance,
      authority: prospects.authority,
      authorityMetric: prospects.authorityMetric,
      ownerId: prospects.ownerId,
      owner: users.name,
      targetUrl: targetPages.url,
      targetTitle: targetPages.title,
      contactId: prospects.contactId,
      firstName: contacts.firstName,
      lastName: contacts.lastName,
      email: contacts.email,
      verification: contacts.verification,
    })
    .from(prospects)
    .leftJoin(users, eq(users.id, prospects.ownerId))
    .leftJoin(targetPages, eq(targetPages.id, prospects.targetPageId))
    .leftJoin(contacts, eq(contacts.id, prospects.contactId))
    .where(inArray(prospects.id, ids))
    .all()
  const snapshots = snapshotsOf(scope, { urls: rows.map(pageOfProspect) })
  return rows.map(
    ({ contactId, firstName, lastName, email, verification, targetUrl, targetTitle, ...row }) => {
      const url = pageOfProspect(row)
      return {
        ...row,
        url,
        target: targetUrl === null ? null : { url: targetUrl, title: targetTitle },
        contact:
          contactId === null
            ? null
            : { name: contactName({ firstName, lastName, email }), email, verification: verification! },
        from: whereFrom(scope, row.id),
        guards: guardsOf(aroundOf(scope, { projectId, ...row }), scope.now),
        told: scoreParts(scope, { projectId, prospectId: row.id }),
        lastSearch: lastContactSearch(scope, { prospectId: row.id }),
        snapshot: snapshots.get(url) ?? null,
      }
    },
  )
}

/** How it came to us, in the words of its first line on the timeline. */
function whereFrom(scope: Scope, prospectId: number): string | null {
  const added = scope.db
    .select({ because: activities.because })
    .from(activities)
    .where(and(eq(activities.prospectId, prospectId), eq(activities.what, 'prospect.added')))
    .orderBy(asc(activities.id))
    .limit(1)
    .get()
  return added?.because ?? null
}

function doneToday(scope: Scope, { projectId, zone }: { projectId: number; zone: string }): number {
  const midnight = instantOf(localDay(scope.now, zone), '00:00', zone)
  const done = scope.db
    .select({ n: count() })
    .from(triageDecisions)
    .where(
      and(
        eq(triageDecisions.projectId, projectId),
        gte(triageDecisions.at, midnight),
        isNull(triageDecisions.undoneAt),
        ne(triageDecisions.decision, 'assigned'),
      ),
    )
    .get()
  return done?.n ?? 0
}
