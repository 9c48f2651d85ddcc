import { imports } from '#db/tables/imports.ts'
import { and, eq } from 'drizzle-orm'
import { NotFound } from '../values/errors.ts'
import type { Scope } from '../values/scope.server.ts'

export type Import = typeof imports.$inferSelect

/** @throws NotFound for an import of another workspace, or of another project when one is named */
export function getImport(
  scope: Pick<Scope, 'db' | 'workspaceId'>,
  importId: number,
  { projectId }: { projectId?: number } = {},
): Import {
  const found = scope.db
    .select()
    .from(imports)
    .where(and(eq(imports.id, importId), eq(imports.workspaceId, scope.workspaceId)))
    .get()
  if (!found || (projectId !== undefined && found.projectId !== projectId))
    throw new NotFound('There is no such import.')
  return found
}
