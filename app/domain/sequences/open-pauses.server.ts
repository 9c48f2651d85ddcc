import { pauses } from '#db/tables/pauses.ts'
import { eq } from 'drizzle-orm'
import type { Scope } from '../values/scope.server.ts'
import { pausedBecause, type About } from './pauses.ts'

/** Every pause that stands, read once. @returns why somebody is not written to now; null: no pause stands over them */
export function openPauses({
  db,
  workspaceId,
}: Pick<Scope, 'db' | 'workspaceId'>): (about: About) => string | null {
  const standing = db
    .select({ level: pauses.level, subjectId: pauses.subjectId, because: pauses.because })
    .from(pauses)
    .where(eq(pauses.workspaceId, workspaceId))
    .all()
  return (about) => (standing.length === 0 ? null : pausedBecause(standing, about))
}
