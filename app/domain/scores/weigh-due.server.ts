import { prospectScores, scoringSettings } from '#db/tables/scores.ts'
import { and, asc, eq, gt, isNotNull, lte, or, sql } from 'drizzle-orm'
import type { Web } from '#app/gateways/web/open-web.ts'
import { inTransaction, tellTime, type Scope } from '../values/scope.server.ts'
import { scoringOf } from './settings.server.ts'
import { readOurPages, Topics } from './topics.server.ts'
import { weigh } from './weigh.server.ts'

/** So many in one transaction: the writer is kept from the others for some hundredths of a second. */
const WEIGHED_AT_ONCE = 30
const RESCORED_AT_ONCE = 5_000

/**
 * Keeps scores true without asking anybody: by changed weights, by changed pages of ours and settings, and by guards
 * that pass with time. How far each has come stands in its row, so that a kill at any moment loses nothing.
 */
export async function weighDue(
  scope: Scope,
  { web, signal }: { web: Web; signal?: AbortSignal },
): Promise<void> {
  const topics = new Topics()
  for (const { projectId, weighedTo } of projectsDue(scope)) {
    while (!signal?.aborted && rescoreSome(scope, projectId)) await pause()
    if (weighedTo === 0) await readOurPages(scope, web, projectId)
    while (!signal?.aborted && weighSome(scope, projectId, topics)) await pause()
  }
  while (!signal?.aborted && weighAged(scope, topics)) await pause()
}

/** Lets others have their turn between two transactions. */
function pause(): Promise<void> {
  return new Promise((done) => setImmediate(done))
}

function projectsDue(scope: Scope) {
  return scope.db
    .select({ projectId: scoringSettings.projectId, weighedTo: scoringSettings.weighedTo })
    .from(scoringSettings)
    .where(
      and(
        eq(scoringSettings.workspaceId, scope.workspaceId),
        or(isNotNull(scoringSettings.rescoredTo), isNotNull(scoringSettings.weighedTo)),
      ),
    )
    .all()
}

/** Brings the next scores to the weights: the parts are stored, so one statement does for thousands. */
function rescoreSome(scope: Scope, projectId: number): boolean {
  return inTransaction(scope, (tx) => {
    const from = cursor(tx, projectId, 'rescoredTo')
    if (from === null) return false
    const to = lastOf(tx, projectId, from, RESCORED_AT_ONCE)
    if (to !== null) {
      const { weights } = scoringOf(tx, projectId)
      tx.db.run(sql`
        update prospects set score = s.score
        from (
          select prospect_id, ${scoreSql(weights)} as score from prospect_scores
          where project_id = ${projectId} and prospect_id > ${from} and prospect_id <= ${to}
            and relevance is not null
        ) s
        where prospects.id = s.prospect_id and prospects.score is not s.score`)
    }
    advance(tx, projectId, { rescoredTo: to })
    return to !== null
  })
}

/** `scoreOf` in SQL, over the columns of prospect_scores. */
export function scoreSql({
  relevance,
  authority,
  liveliness,
}: {
  relevance: number
  authority: number
  liveliness: number
}) {
  return sql`max(0, round(
    (${relevance} * relevance + ${authority} * coalesce(authority, 0) + ${liveliness} * coalesce(liveliness, 0)) * 1.0
    / (${relevance} + iif(authority is null, 0, ${authority}) + iif(liveliness is null, 0, ${liveliness}))
  ) - penalty)`
}

function weighSome(scope: Scope, projectId: number, topics: Topics): boolean {
  return inTransaction({ ...scope, ...tellTime(scope.db) }, (tx) => {
    const from = cursor(tx, projectId, 'weighedTo')
    if (from === null) return false
    const ids = nextOnes(tx, projectId, from, WEIGHED_AT_ONCE)
    weigh(tx, { projectId, ids, topics })
    advance(tx, projectId, { weighedTo: ids.at(-1) ?? null })
    return ids.length > 0
  })
}

function weighAged(scope: Scope, topics: Topics): boolean {
  return inTransaction({ ...scope, ...tellTime(scope.db) }, (tx) => {
    const rows = tx.db
      .select({ id: prospectScores.prospectId, projectId: prospectScores.projectId })
      .from(prospectScores)
      .where(and(eq(prospectScores.workspaceId, tx.workspaceId), lte(prospectScores.weighAgainAt, tx.now)))
      .orderBy(asc(prospectScores.weighAgainAt))
      .limit(WEIGHED_AT_ONCE)
      .all()
    for (const projectId of new Set(rows.map((row) => row.projectId)))
      weigh(tx, {
        projectId,
        ids: rows.filter((row) => row.projectId === projectId).map(({ id }) => id),
        topics,
      })
    return rows.length > 0
  })
}

function cursor(scope: Scope, projectId: number, name: 'rescoredTo' | 'weighedTo'): number | null {
  return (
    scope.db
      .select({ at: scoringSettings[name] })
      .from(scoringSettings)
      .where(eq(scoringSettings.projectId, projectId))
      .get()?.at ?? null
  )
}

function advance(
  scope: Scope,
  projectId: number,
  to: { rescoredTo: number | null } | { weighedTo: number | null },
): void {
  scope.db.update(scoringSettings).set(to).where(eq(scoringSettings.projectId, projectId)).run()
}

function nextOnes(scope: Scope, projectId: number, from: number, atMost: number): number[] {
  return scope.db
    .select({ id: prospectScores.prospectId })
    .from(prospectScores)
    .where(and(eq(prospectScores.projectId, projectId), gt(prospectScores.prospectId, from)))
    .orderBy(asc(prospectScores.prospectId))
    .limit(atMost)
    .all()
    .map(({ id }) => id)
}

function lastOf(scope: Scope, projectId: number, from: number, atMost: number): number | null {
  return nextOnes(scope, projectId, from, atMost).at(-1) ?? null
}
