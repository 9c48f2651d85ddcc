import { and, count, desc, eq, inArray, isNotNull, isNull, ne } from 'drizzle-orm'
import { links } from '#db/tables/links.ts'
import { projects } from '#db/tables/projects.ts'
import { prospects } from '#db/tables/prospects.ts'
import { triageDecisions } from '#db/tables/triage.ts'
import { users } from '#db/tables/workspaces.ts'
import { suppressionFor } from '../sites/suppression.server.ts'
import type { Scope } from '../values/scope.server.ts'
import { decisionWords } from './decision.ts'
import type { Around } from './guards.ts'
import { personOf } from './leases.server.ts'

/** Gathers what the guards need of one site. */
export function aroundOf(
  scope: Scope,
  { projectId, siteId, domain }: { projectId: number; siteId: number; domain: string },
): Around {
  const suppression = suppressionFor(scope, `x@${domain}`)
  return {
    lastTouch: lastTouch(scope, siteId),
    linkCount: linkCount(scope, { projectId, siteId }),
    suppressed: suppression && suppression.origin,
    colleague: colleague(scope, siteId),
  }
}

function lastTouch(scope: Scope, siteId: number): Around['lastTouch'] {
  const touched = scope.db
    .select({ at: prospects.lastTouchAt, project: projects.name })
    .from(prospects)
    .innerJoin(projects, eq(projects.id, prospects.projectId))
    .where(
      and(
        eq(prospects.siteId, siteId),
        eq(prospects.workspaceId, scope.workspaceId),
        isNotNull(prospects.lastTouchAt),
      ),
    )
    .all()
  const [newest] = touched.toSorted((a, b) => b.at!.getTime() - a.at!.getTime())
  return newest ? { at: newest.at!, project: newest.project } : null
}

function linkCount(scope: Scope, { projectId, siteId }: { projectId: number; siteId: number }): number {
  const found = scope.db
    .select({ n: count() })
    .from(links)
    .where(
      and(
        eq(links.siteId, siteId),
        eq(links.projectId, projectId),
        inArray(links.status, ['live', 'degraded', 'at_risk']),
      ),
    )
    .get()
  return found?.n ?? 0
}

function colleague(scope: Scope, siteId: number): Around['colleague'] {
  const row = scope.db
    .select({
      at: triageDecisions.at,
      decision: triageDecisions.decision,
      reason: triageDecisions.reason,
      name: users.name,
    })
    .from(prospects)
    .innerJoin(triageDecisions, eq(triageDecisions.prospectId, prospects.id))
    .innerJoin(users, eq(users.id, triageDecisions.userId))
    .where(
      and(
        eq(prospects.siteId, siteId),
        eq(triageDecisions.workspaceId, scope.workspaceId),
        ne(triageDecisions.userId, personOf(scope)),
        ne(triageDecisions.decision, 'assigned'),
        isNull(triageDecisions.undoneAt),
      ),
    )
    .orderBy(desc(triageDecisions.id))
    .limit(1)
    .get()
  return row ? { name: row.name, words: decisionWords(row.decision, row.reason), at: row.at } : null
}
