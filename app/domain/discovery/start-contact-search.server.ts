import { contactSearchBatches, contactSearches } from '#db/tables/contact-searches.ts'
import { prospects } from '#db/tables/prospects.ts'
import { and, count, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { getProject } from '../projects/projects.server.ts'
import type { Which } from '../prospects/bulk.server.ts'
import { allMatching } from '../prospects/matching.server.ts'
import { NotFound } from '../values/errors.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'

/** So many sites in one step at most: each is up to a dozen polite requests. */
export const SEARCH_AT_MOST = 10_000

type Started = { ok: true; batchId: number; total: number } | { ok: false; reason: 'too-many' | 'none' }

/**
 * Has the sites of prospects looked at for whom to write to. Those whose search waits already are left out.
 * @throws NotFound for a project of somebody else
 */
export function startContactSearch(
  scope: Scope,
  { projectId, which }: { projectId: number; which: Which },
): Started {
  return inTransaction(scope, (tx) => {
    getProject(tx, projectId)
    const ids =
      'matching' in which
        ? allMatching(tx, { projectId, query: which.matching, atMost: SEARCH_AT_MOST + 1 })
        : [...new Set(which.ids)]
    if (ids.length > SEARCH_AT_MOST) return { ok: false, reason: 'too-many' } as const
    const rows = wanted(tx, projectId, ids)
    if (rows.length === 0) return { ok: false, reason: 'none' } as const
    const { id: batchId } = tx.db
      .insert(contactSearchBatches)
      .values({
        workspaceId: tx.workspaceId,
        projectId,
        userId: tx.actor.kind === 'user' ? tx.actor.userId : null,
        total: rows.length,
        createdAt: tx.now,
      })
      .returning({ id: contactSearchBatches.id })
      .get()
    for (const { id, domain, pageUrl } of rows)
      tx.db
        .insert(contactSearches)
        .values({
          workspaceId: tx.workspaceId,
          batchId,
          projectId,
          prospectId: id,
          url: pageUrl ?? `http://${domain}/`,
          state: 'waiting',
          forms: [],
          createdAt: tx.now,
        })
        .run()
    return { ok: true, batchId, total: rows.length } as const
  })
}

function wanted(scope: Scope, projectId: number, ids: number[]) {
  return scope.db
    .select({ id: prospects.id, domain: prospects.domain, pageUrl: prospects.pageUrl })
    .from(prospects)
    .where(
      and(
        sql`${prospects.id} in (select value from json_each(${JSON.stringify(ids)}))`,
        eq(prospects.projectId, projectId),
        sql`not exists (select 1 from contact_searches s where s.prospect_id = ${prospects.id} and s.state = 'waiting')`,
      ),
    )
    .all()
}

/** Ends a batch: what has not been looked at stays as it was. @throws NotFound outside this project */
export function cancelContactSearch(
  scope: Scope,
  { batchId, projectId }: { batchId: number; projectId: number },
): void {
  inTransaction(scope, (tx) => {
    const batch = tx.db
      .update(contactSearchBatches)
      .set({ cancelledAt: tx.now })
      .where(
        and(
          eq(contactSearchBatches.id, batchId),
          eq(contactSearchBatches.projectId, projectId),
          eq(contactSearchBatches.workspaceId, tx.workspaceId),
        ),
      )
      .returning({ id: contactSearchBatches.id })
      .get()
    if (!batch) throw new NotFound('There is no such search.')
    tx.db
      .update(contactSearches)
      .set({ state: 'cancelled', outcome: 'cancelled before it was looked at', finishedAt: tx.now })
      .where(and(eq(contactSearches.batchId, batchId), eq(contactSearches.state, 'waiting')))
      .run()
  })
}

const SHOWN = 10

/** The newest searches of a project with how far each is. */
export function contactSearchBatchesOf(scope: Scope, { projectId }: { projectId: number }) {
  const batches = scope.db
    .select()
    .from(contactSearchBatches)
    .where(
      and(
        eq(contactSearchBatches.projectId, projectId),
        eq(contactSearchBatches.workspaceId, scope.workspaceId),
      ),
    )
    .orderBy(desc(contactSearchBatches.id))
    .limit(SHOWN)
    .all()
  const ids = batches.map((one) => one.id)
  const counts = scope.db
    .select({ batchId: contactSearches.batchId, state: contactSearches.state, n: count() })
    .from(contactSearches)
    .where(inArray(contactSearches.batchId, ids))
    .groupBy(contactSearches.batchId, contactSearches.state)
    .all()
  return batches.map(({ id, total, createdAt, cancelledAt }) => {
    const of = (state: string) => counts.find((one) => one.batchId === id && one.state === state)?.n ?? 0
    const [waiting, found, form, nothing, failed] = (
      ['waiting', 'found', 'form', 'nothing', 'failed'] as const
    ).map(of) as [number, number, number, number, number]
    return { id, total, createdAt, isCancelled: cancelledAt !== null, waiting, found, form, nothing, failed }
  })
}

/** The last search for a prospect's contacts, for its panel. */
export function lastContactSearch(scope: Scope, { prospectId }: { prospectId: number }) {
  const columns = {
    state: contactSearches.state,
    outcome: contactSearches.outcome,
    forms: contactSearches.forms,
    finishedAt: contactSearches.finishedAt,
  }
  return (
    scope.db
      .select(columns)
      .from(contactSearches)
      .where(
        and(eq(contactSearches.prospectId, prospectId), eq(contactSearches.workspaceId, scope.workspaceId)),
      )
      .orderBy(desc(contactSearches.id))
      .limit(1)
      .get() ?? null
  )
}

/** Sites without an address, but with a form that nobody has written through yet. */
export function formsToFill(
  scope: Scope,
  { projectId, atMost = 50 }: { projectId: number; atMost?: number },
) {
  const where = and(
    eq(contactSearches.projectId, projectId),
    eq(contactSearches.workspaceId, scope.workspaceId),
    eq(contactSearches.state, 'form'),
    isNull(contactSearches.formSettledAt),
    isNull(prospects.contactId),
    inArray(prospects.stage, ['new', 'qualified', 'ready']),
  )
  const rows = scope.db
    .select({
      id: contactSearches.id,
      prospectId: contactSearches.prospectId,
      forms: contactSearches.forms,
      domain: prospects.domain,
      pageTitle: prospects.pageTitle,
      stage: prospects.stage,
      finishedAt: contactSearches.finishedAt,
    })
    .from(contactSearches)
    .innerJoin(prospects, eq(prospects.id, contactSearches.prospectId))
    .where(where)
    .orderBy(contactSearches.id)
    .limit(atMost)
    .all()
  const total =
    scope.db
      .select({ n: count() })
      .from(contactSearches)
      .innerJoin(prospects, eq(prospects.id, contactSearches.prospectId))
      .where(where)
      .get()?.n ?? 0
  return { rows, total }
}
