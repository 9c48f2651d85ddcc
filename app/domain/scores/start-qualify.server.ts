import { prospects } from '#db/tables/prospects.ts'
import { prospectScores, qualifyBatches } from '#db/tables/scores.ts'
import { and, count, desc, eq, inArray, sql } from 'drizzle-orm'
import { getProject } from '../projects/projects.server.ts'
import type { Which } from '../prospects/bulk.server.ts'
import { allMatching } from '../prospects/matching.server.ts'
import { NotFound } from '../values/errors.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'

/** So many in one step at most: each is a polite request or two. */
export const QUALIFY_AT_MOST = 20_000

type Started = { ok: true; batchId: number; total: number } | { ok: false; reason: 'too-many' | 'none' }

/**
 * Has the pages of prospects read for their score. Those that wait already are left out.
 * @throws NotFound for a project of somebody else
 */
export function startQualify(
  scope: Scope,
  { projectId, which }: { projectId: number; which: Which },
): Started {
  return inTransaction(scope, (tx) => {
    getProject(tx, projectId)
    const ids =
      'matching' in which
        ? allMatching(tx, { projectId, query: which.matching, atMost: QUALIFY_AT_MOST + 1 })
        : [...new Set(which.ids)]
    if (ids.length > QUALIFY_AT_MOST) return { ok: false, reason: 'too-many' } as const
    const wanted = sql`
      from ${prospects} p where p.id in (select value from json_each(${JSON.stringify(ids)}))
        and p.project_id = ${projectId} and p.workspace_id = ${tx.workspaceId}
        and not exists (select 1 from prospect_scores s where s.prospect_id = p.id and s.state = 'waiting')`
    const total = tx.db.get<{ n: number }>(sql`select count(*) as n ${wanted}`)!.n
    if (total === 0) return { ok: false, reason: 'none' } as const
    const { id: batchId } = tx.db
      .insert(qualifyBatches)
      .values({
        workspaceId: tx.workspaceId,
        projectId,
        userId: tx.actor.kind === 'user' ? tx.actor.userId : null,
        total,
        createdAt: tx.now,
      })
      .returning({ id: qualifyBatches.id })
      .get()
    tx.db.run(sql`
      insert into prospect_scores (prospect_id, workspace_id, project_id, batch_id, url, state)
      select p.id, p.workspace_id, p.project_id, ${batchId}, coalesce(p.page_url, 'http://' || p.domain || '/'), 'waiting'
      ${wanted}
      on conflict (prospect_id) do update set
        batch_id = excluded.batch_id, url = excluded.url, state = 'waiting', attempts = 0, claimed_until = null,
        trouble = null`)
    return { ok: true, batchId, total } as const
  })
}

/** Ends a batch: what has not been read stays as it was. @throws NotFound outside this project */
export function cancelQualify(
  scope: Scope,
  { batchId, projectId }: { batchId: number; projectId: number },
): void {
  inTransaction(scope, (tx) => {
    const batch = tx.db
      .update(qualifyBatches)
      .set({ cancelledAt: tx.now })
      .where(
        and(
          eq(qualifyBatches.id, batchId),
          eq(qualifyBatches.projectId, projectId),
          eq(qualifyBatches.workspaceId, tx.workspaceId),
        ),
      )
      .returning({ id: qualifyBatches.id })
      .get()
    if (!batch) throw new NotFound('There is no such batch.')
    tx.db
      .update(prospectScores)
      .set({ state: 'cancelled', claimedUntil: null })
      .where(and(eq(prospectScores.batchId, batchId), eq(prospectScores.state, 'waiting')))
      .run()
  })
}

const SHOWN = 10

/** The newest batches of a project with how far each is. */
export function qualifyBatchesOf(scope: Scope, { projectId }: { projectId: number }) {
  const batches = scope.db
    .select()
    .from(qualifyBatches)
    .where(and(eq(qualifyBatches.projectId, projectId), eq(qualifyBatches.workspaceId, scope.workspaceId)))
    .orderBy(desc(qualifyBatches.id))
    .limit(SHOWN)
    .all()
  const waiting = scope.db
    .select({ batchId: prospectScores.batchId, n: count() })
    .from(prospectScores)
    .where(
      and(
        inArray(
          prospectScores.batchId,
          batches.map((one) => one.id),
        ),
        eq(prospectScores.state, 'waiting'),
      ),
    )
    .groupBy(prospectScores.batchId)
    .all()
  return batches.map(({ id, total, createdAt, cancelledAt, readCount, unreadableCount }) => ({
    id,
    total,
    createdAt,
    isCancelled: cancelledAt !== null,
    waiting: waiting.find((one) => one.batchId === id)?.n ?? 0,
    read: readCount,
    unreadable: unreadableCount,
  }))
}

/** Pages of a project's prospects that could not be read, with why: the newest, for a person to look at. */
export function unreadablePages(
  scope: Scope,
  { projectId, atMost = 50 }: { projectId: number; atMost?: number },
) {
  return scope.db
    .select({
      prospectId: prospectScores.prospectId,
      domain: prospects.domain,
      url: prospectScores.url,
      trouble: prospectScores.trouble,
    })
    .from(prospectScores)
    .innerJoin(prospects, eq(prospects.id, prospectScores.prospectId))
    .where(
      and(
        eq(prospectScores.projectId, projectId),
        eq(prospectScores.workspaceId, scope.workspaceId),
        eq(prospectScores.state, 'unreadable'),
      ),
    )
    .orderBy(desc(prospectScores.batchId), desc(prospectScores.prospectId))
    .limit(atMost)
    .all()
}
