import { prospects } from '#db/tables/prospects.ts'
import { and, eq } from 'drizzle-orm'
import { NotFound } from '../values/errors.ts'
import type { Scope } from '../values/scope.server.ts'

export type Prospect = typeof prospects.$inferSelect

/** @throws NotFound outside this workspace */
export function getProspect(scope: Pick<Scope, 'db' | 'workspaceId'>, prospectId: number): Prospect {
  const prospect = scope.db
    .select()
    .from(prospects)
    .where(and(eq(prospects.id, prospectId), eq(prospects.workspaceId, scope.workspaceId)))
    .get()
  if (!prospect) throw new NotFound('There is no such prospect.')
  return prospect
}
