import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import { alertLinks } from '#db/tables/alerts.ts'
import { checks, links } from '#db/tables/links.ts'
import { projects } from '#db/tables/projects.ts'
import type { Scope } from '../values/scope.server.ts'

/** The links that alerts tell of, each with the project, the cause and the check that is its evidence. */
export function linksOfAlerts(scope: Scope, { alertIds }: { alertIds: number[] }) {
  return scope.db
    .select({
      alertId: alertLinks.alertId,
      linkId: links.id,
      projectId: links.projectId,
      project: projects.name,
      source: links.sourceUrl,
      target: links.targetUrl,
      status: links.status,
      because: alertLinks.because,
      at: alertLinks.at,
      check: {
        id: checks.id,
        at: checks.at,
        verdict: checks.verdict,
        issues: checks.issues,
        reason: checks.reason,
        httpStatus: checks.httpStatus,
      },
    })
    .from(alertLinks)
    .innerJoin(links, eq(links.id, alertLinks.linkId))
    .innerJoin(projects, eq(projects.id, links.projectId))
    .leftJoin(checks, eq(checks.id, alertLinks.checkId))
    .where(
      and(
        eq(links.workspaceId, scope.workspaceId),
        inArray(alertLinks.alertId, alertIds),
        isNull(alertLinks.overAt),
      ),
    )
    .orderBy(asc(alertLinks.alertId), desc(alertLinks.at), asc(alertLinks.id))
    .all()
}

export type AlertLink = ReturnType<typeof linksOfAlerts>[number]
