import { and, eq } from 'drizzle-orm'
import { graphRuns } from '#db/tables/web-graph.ts'
import { record } from '../../activity/record.server.ts'
import { getProject, listCompetitors } from '../../projects/projects.server.ts'
import { inTransaction, type Scope } from '../../values/scope.server.ts'
import { stepsOf } from './plan.ts'
import type { Release } from './release-files.ts'

export type GraphRefusal = 'nothing-to-read' | 'no-rivals' | 'under-way'

/** Starts reading a release for a project; the jobs do it. */
export function startGraph(
  scope: Scope,
  { projectId, release }: { projectId: number; release: Release },
): { ok: true; id: number } | { ok: false; reason: GraphRefusal } {
  return inTransaction(scope, (tx) => {
    const project = getProject(tx, projectId)
    const { vertices, edges, ranks } = release
    const [step] = stepsOf({ vertices, edges, ranks })
    if (!step) return { ok: false, reason: 'nothing-to-read' } as const
    const rivals = listCompetitors(tx, projectId)
    if (step !== 'ranks' && rivals.length === 0) return { ok: false, reason: 'no-rivals' } as const
    const underWay = tx.db
      .select({ id: graphRuns.id })
      .from(graphRuns)
      .where(and(eq(graphRuns.projectId, projectId), eq(graphRuns.status, 'running')))
      .get()
    if (underWay) return { ok: false, reason: 'under-way' } as const
    const names = [...new Set([project.domain, ...rivals.map(({ domain }) => domain)])]
    const { id } = tx.db
      .insert(graphRuns)
      .values({
        workspaceId: tx.workspaceId,
        projectId,
        userId: tx.actor.kind === 'user' ? tx.actor.userId : null,
        release: release.name,
        files: { vertices, edges, ranks },
        subjects: names.map((domain) => ({
          domain,
          isOurs: domain === project.domain,
          number: null,
          links: 0,
        })),
        status: 'running',
        step,
        createdAt: tx.now,
      })
      .returning({ id: graphRuns.id })
      .get()
    record(tx, { what: 'graph.started', projectId, data: { release: release.name } })
    return { ok: true, id } as const
  })
}
