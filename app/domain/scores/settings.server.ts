import { scoringSettings } from '#db/tables/scores.ts'
import { and, eq } from 'drizzle-orm'
import { record } from '../activity/record.server.ts'
import { getProject } from '../projects/projects.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import type { AuthoritySource } from './authority.ts'
import { DEFAULT_CONTACTED_DAYS, DEFAULT_WEIGHTS, type Weights } from './score.ts'

export type Scoring = { weights: Weights; contactedDays: number; authorityFrom: AuthoritySource | null }

/** How a project weighs its prospects. */
export function scoringOf(scope: Scope, projectId: number): Scoring {
  const row = scope.db
    .select()
    .from(scoringSettings)
    .where(and(eq(scoringSettings.projectId, projectId), eq(scoringSettings.workspaceId, scope.workspaceId)))
    .get()
  if (!row) return { weights: DEFAULT_WEIGHTS, contactedDays: DEFAULT_CONTACTED_DAYS, authorityFrom: null }
  const { relevance, authority, liveliness, contactedDays } = row
  return {
    weights: { relevance, authority, liveliness },
    contactedDays,
    authorityFrom: row.authorityFrom as AuthoritySource | null,
  }
}

/** Changes how a project weighs; a job brings the scores to it. @throws NotFound for a project of somebody else */
export function saveScoring(scope: Scope, { projectId, ...to }: Scoring & { projectId: number }): void {
  inTransaction(scope, (tx) => {
    getProject(tx, projectId)
    const from = scoringOf(tx, projectId)
    put(tx, projectId, to, { rescoredTo: 0 })
    if (from.contactedDays !== to.contactedDays || from.authorityFrom !== to.authorityFrom)
      weighAllAgain(tx, { projectId })
    record(tx, { what: 'project.weights_changed', projectId, because: 'set by hand', data: { from, to } })
  })
}

/** Has all scores of a project worked out anew from what was read, without asking any site: our pages changed, or a list of ranks came. */
export function weighAllAgain(scope: Scope, { projectId }: { projectId: number }): void {
  put(scope, projectId, scoringOf(scope, projectId), { weighedTo: 0 })
}

function put(
  scope: Scope,
  projectId: number,
  { weights, contactedDays, authorityFrom }: Scoring,
  progress: { rescoredTo?: number; weighedTo?: number },
): void {
  const row = { ...weights, contactedDays, authorityFrom, changedAt: scope.now, ...progress }
  scope.db
    .insert(scoringSettings)
    .values({ projectId, workspaceId: scope.workspaceId, ...row })
    .onConflictDoUpdate({ target: scoringSettings.projectId, set: row })
    .run()
}
