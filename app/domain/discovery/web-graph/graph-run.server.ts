import { and, asc, desc, eq, isNull, lte, or } from 'drizzle-orm'
import { graphRuns } from '#db/tables/web-graph.ts'
import { NotFound } from '../../values/errors.ts'
import { inTransaction, soon, tellTime, type Scope } from '../../values/scope.server.ts'

export type GraphRun = typeof graphRuns.$inferSelect

const LEASE_MS = 15_000

/** The runs of a project, newest first. */
export function listGraphRuns(scope: Scope, { projectId }: { projectId: number }): GraphRun[] {
  return scope.db
    .select()
    .from(graphRuns)
    .where(and(eq(graphRuns.workspaceId, scope.workspaceId), eq(graphRuns.projectId, projectId)))
    .orderBy(desc(graphRuns.id))
    .limit(20)
    .all()
}

/** @throws NotFound outside this workspace and project */
export function getGraphRun(
  scope: Scope,
  { runId, projectId }: { runId: number; projectId: number },
): GraphRun {
  const run = scope.db
    .select()
    .from(graphRuns)
    .where(
      and(
        eq(graphRuns.workspaceId, scope.workspaceId),
        eq(graphRuns.projectId, projectId),
        eq(graphRuns.id, runId),
      ),
    )
    .get()
  if (!run) throw new NotFound('There is no such reading of the web graph.')
  return run
}

/** Takes the oldest run that waits and that nobody holds. */
export function claimNext(scope: Scope): GraphRun | null {
  const isFree = or(isNull(graphRuns.claimedUntil), lte(graphRuns.claimedUntil, scope.now))
  const due = scope.db
    .select({ id: graphRuns.id })
    .from(graphRuns)
    .where(and(eq(graphRuns.workspaceId, scope.workspaceId), eq(graphRuns.status, 'running'), isFree))
    .orderBy(asc(graphRuns.id))
    .get()
  if (!due) return null
  return (
    scope.db
      .update(graphRuns)
      .set({ claimedUntil: soon(scope, { ms: LEASE_MS }) })
      .where(and(eq(graphRuns.id, due.id), eq(graphRuns.status, 'running'), isFree))
      .returning()
      .get() ?? null
  )
}

/**
 * One transaction of a run: what it writes, what changes in its row, and the lease.
 * @returns false when the run was stopped meanwhile; then nothing is written
 */
export function advance(
  scope: Scope,
  runId: number,
  work: (tx: Scope) => Partial<typeof graphRuns.$inferInsert>,
): boolean {
  return inTransaction({ ...scope, ...tellTime(scope.db) }, (tx) => {
    const now = tx.db
      .select({ status: graphRuns.status })
      .from(graphRuns)
      .where(eq(graphRuns.id, runId))
      .get()
    if (now?.status !== 'running') return false
    tx.db
      .update(graphRuns)
      .set({ claimedUntil: soon(tx, { ms: LEASE_MS }), ...work(tx) })
      .where(eq(graphRuns.id, runId))
      .run()
    return true
  })
}
