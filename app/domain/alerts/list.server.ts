import { and, count, desc, eq, inArray, isNotNull, isNull, lt, notInArray, or, type SQL } from 'drizzle-orm'
import { alertLinks, alerts } from '#db/tables/alerts.ts'
import { links } from '#db/tables/links.ts'
import type { AlertKind } from '#db/vocabulary.ts'
import type { Scope } from '../values/scope.server.ts'
import type { AlertState } from './alert-states.ts'
import { hiddenKinds } from './choices.server.ts'

const PAGE = 50

/**
 * One page of the alerts, newest first, of the kinds that the reader wants to see in the app; those of one project and those
 * that belong to none.
 * @param before id of the last alert of the page before
 */
export function listAlerts(
  scope: Scope,
  query: { projectId: number; state: AlertState; kind: AlertKind | null; before: number | null },
) {
  const where = [ours(scope), inState(query.state), inProject(query.projectId), wanted(scope)]
  if (query.kind) where.push(eq(alerts.kind, query.kind))
  if (query.before) where.push(lt(alerts.id, query.before))
  const rows = scope.db
    .select()
    .from(alerts)
    .where(and(...where))
    .orderBy(desc(alerts.id))
    .limit(PAGE + 1)
    .all()
  const page = rows.slice(0, PAGE)
  return { rows: withLinks(scope, query.projectId, page), next: rows.length > PAGE ? page.at(-1)!.id : null }
}

/** How many alerts of a project are in each state. */
export function countAlerts(scope: Scope, { projectId }: { projectId: number }): Record<AlertState, number> {
  const countOf = (state: AlertState) =>
    scope.db
      .select({ n: count() })
      .from(alerts)
      .where(and(ours(scope), inState(state), inProject(projectId), wanted(scope)))
      .get()!.n
  return { open: countOf('open'), seen: countOf('seen'), resolved: countOf('resolved') }
}

/** Open alerts nobody has put aside, newest first; those of one project and those of none. */
export function openAlerts(
  scope: Scope,
  { projectId, kinds, limit = 100 }: { projectId: number; kinds: AlertKind[]; limit?: number },
) {
  const rows = scope.db
    .select()
    .from(alerts)
    .where(
      and(ours(scope), inState('open'), inProject(projectId), wanted(scope), inArray(alerts.kind, kinds)),
    )
    .orderBy(desc(alerts.id))
    .limit(limit)
    .all()
  return withLinks(scope, projectId, rows)
}

/** Somebody has looked and needs no further reminding; or wants to be reminded after all. */
export function markAlerts(scope: Scope, { alertIds, seen }: { alertIds: number[]; seen: boolean }): number {
  return scope.db
    .update(alerts)
    .set({ seenAt: seen ? scope.now : null })
    .where(and(ours(scope), inArray(alerts.id, alertIds), isNull(alerts.resolvedAt)))
    .run().changes
}

type Row = typeof alerts.$inferSelect

/** Each alert with the newest link of this project that it tells of, and how many there are. */
function withLinks(scope: Scope, projectId: number, rows: Row[]) {
  const told = scope.db
    .select({
      alertId: alertLinks.alertId,
      id: links.id,
      status: links.status,
      host: links.sourceHost,
      overAt: alertLinks.overAt,
    })
    .from(alertLinks)
    .innerJoin(links, eq(links.id, alertLinks.linkId))
    .where(
      and(
        eq(links.projectId, projectId),
        inArray(
          alertLinks.alertId,
          rows.map(({ id }) => id),
        ),
      ),
    )
    .orderBy(desc(alertLinks.at), desc(alertLinks.id))
    .all()
  return rows.map((row) => {
    const own = told.filter(({ alertId }) => alertId === row.id)
    const open = own.filter(({ overAt }) => overAt === null)
    return { ...row, link: open[0] ?? own[0] ?? null, linkCount: open.length || own.length }
  })
}

function inState(state: AlertState): SQL {
  if (state === 'resolved') return isNotNull(alerts.resolvedAt)
  return and(isNull(alerts.resolvedAt), state === 'open' ? isNull(alerts.seenAt) : isNotNull(alerts.seenAt))!
}

function inProject(projectId: number): SQL {
  return or(isNull(alerts.projectId), eq(alerts.projectId, projectId))!
}

function wanted(scope: Scope): SQL {
  return notInArray(alerts.kind, hiddenKinds(scope))
}

function ours(scope: Scope): SQL {
  return eq(alerts.workspaceId, scope.workspaceId)
}
