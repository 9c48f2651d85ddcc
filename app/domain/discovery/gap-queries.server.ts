import { and, asc, eq, lt, max } from 'drizzle-orm'
import { backlinkFiles, gapMarks, gapQueries } from '#db/tables/backlinks.ts'
import { getProject } from '../projects/projects.server.ts'
import type { Scope } from '../values/scope.server.ts'
import type { GapSearch } from './gap-query.ts'

/** The questions to the gap that have a name. */
export function listGapQueries(scope: Scope, { projectId }: { projectId: number }) {
  getProject(scope, projectId)
  return scope.db
    .select({ id: gapQueries.id, name: gapQueries.name, search: gapQueries.search })
    .from(gapQueries)
    .where(eq(gapQueries.projectId, projectId))
    .orderBy(asc(gapQueries.name))
    .all()
}

/** Gives a question a name; a name that is taken gets the new question. */
export function nameGapQuery(
  scope: Scope,
  { projectId, name, search }: { projectId: number; name: string; search: string },
): void {
  getProject(scope, projectId)
  const userId = scope.actor.kind === 'user' ? scope.actor.userId : null
  scope.db
    .insert(gapQueries)
    .values({ projectId, name, search, userId, createdAt: scope.now })
    .onConflictDoUpdate({ target: [gapQueries.projectId, gapQueries.name], set: { search } })
    .run()
}

/** @returns what was forgotten, so that it can be taken back; null when there is none */
export function forgetGapQuery(
  scope: Scope,
  { projectId, id }: { projectId: number; id: number },
): { name: string; search: string } | null {
  getProject(scope, projectId)
  return (
    scope.db
      .delete(gapQueries)
      .where(and(eq(gapQueries.projectId, projectId), eq(gapQueries.id, id)))
      .returning({ name: gapQueries.name, search: gapQueries.search })
      .get() ?? null
  )
}

/** When a person last said that the gap is seen, or null. */
export function gapMarkOf(
  scope: Scope,
  { projectId }: { projectId: number },
): { at: Date; fileId: number } | null {
  getProject(scope, projectId)
  if (scope.actor.kind !== 'user') return null
  const { userId } = scope.actor
  return (
    scope.db
      .select({ at: gapMarks.at, fileId: gapMarks.fileId })
      .from(gapMarks)
      .where(and(eq(gapMarks.projectId, projectId), eq(gapMarks.userId, userId)))
      .get() ?? null
  )
}

/** All that was brought until now is seen: what comes later is new to this person. */
export function markGapSeen(scope: Scope, { projectId }: { projectId: number }): void {
  getProject(scope, projectId)
  if (scope.actor.kind !== 'user') return
  const { userId } = scope.actor
  const mark = { fileId: newestFile(scope, projectId), at: scope.now }
  scope.db
    .insert(gapMarks)
    .values({ projectId, userId, ...mark })
    .onConflictDoUpdate({ target: [gapMarks.projectId, gapMarks.userId], set: mark })
    .run()
}

/** The last file that is not new any more; null when nothing narrows, 0 when all is new. */
export function fileBefore(
  scope: Scope,
  { projectId, since }: { projectId: number; since: GapSearch['since'] },
): number | null {
  if (since === null) return null
  if (since === 'mark') return gapMarkOf(scope, { projectId })?.fileId ?? 0
  return newestFile(scope, projectId, new Date(`${since}T00:00:00Z`))
}

function newestFile(scope: Scope, projectId: number, before?: Date): number {
  const { id } = scope.db
    .select({ id: max(backlinkFiles.id) })
    .from(backlinkFiles)
    .where(
      and(
        eq(backlinkFiles.workspaceId, scope.workspaceId),
        eq(backlinkFiles.projectId, projectId),
        before && lt(backlinkFiles.createdAt, before),
      ),
    )
    .get()!
  return id ?? 0
}
