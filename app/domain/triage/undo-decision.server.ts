import { and, desc, eq, isNull } from 'drizzle-orm'
import { prospects } from '#db/tables/prospects.ts'
import { suppressions } from '#db/tables/sites.ts'
import { triageDecisions } from '#db/tables/triage.ts'
import { record } from '../activity/record.server.ts'
import { getProspect } from '../prospects/get-prospect.server.ts'
import { undoBulk } from '../prospects/undo-bulk.server.ts'
import { unsuppress } from '../sites/suppression.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { decisionWords } from './decision.ts'
import { personOf } from './leases.server.ts'

type Row = typeof triageDecisions.$inferSelect
export type Undone = { ok: true; prospectId: number } | { ok: false; reason: 'nothing' | 'changed-since' }

/** What `u` would take back: the person's last decision in this project. */
export function lastDecision(scope: Scope, { projectId }: { projectId: number }) {
  const row = newest(scope, projectId)
  if (!row) return null
  return {
    prospectId: row.prospectId,
    domain: getProspect(scope, row.prospectId).domain,
    words: decisionWords(row.decision, row.reason),
  }
}

/**
 * Takes back the person's last decision in this project, again and again one before the other.
 * @param prospectId only if it is about this one
 * @returns refused when there is none, or when the prospect was changed since: then it stays as it is
 */
export function undoDecision(
  scope: Scope,
  { projectId, prospectId }: { projectId: number; prospectId?: number },
): Undone {
  return inTransaction(scope, (tx) => {
    const row = newest(tx, projectId)
    if (!row || (prospectId !== undefined && row.prospectId !== prospectId))
      return { ok: false, reason: 'nothing' } as const
    tx.db.update(triageDecisions).set({ undoneAt: tx.now }).where(eq(triageDecisions.id, row.id)).run()
    return restore(tx, row)
      ? ({ ok: true, prospectId: row.prospectId } as const)
      : ({ ok: false, reason: 'changed-since' } as const)
  })
}

function newest(scope: Scope, projectId: number): Row | undefined {
  return scope.db
    .select()
    .from(triageDecisions)
    .where(
      and(
        eq(triageDecisions.projectId, projectId),
        eq(triageDecisions.workspaceId, scope.workspaceId),
        eq(triageDecisions.userId, personOf(scope)),
        isNull(triageDecisions.undoneAt),
      ),
    )
    .orderBy(desc(triageDecisions.id))
    .limit(1)
    .get()
}

function restore(tx: Scope, { bulkId, before, prospectId }: Row): boolean {
  if (before.blocked) unblock(tx, before.blocked)
  if (before.snoozedUntil !== undefined) return putBack(tx, prospectId, before.snoozedUntil)
  const undone = bulkId === null ? null : undoBulk(tx, { bulkId })
  return undone?.ok === true && undone.restored > 0
}

function putBack(tx: Scope, prospectId: number, snoozedUntil: number | null): boolean {
  const { projectId, siteId } = getProspect(tx, prospectId)
  tx.db
    .update(prospects)
    .set({ snoozedUntil: snoozedUntil === null ? null : new Date(snoozedUntil), updatedAt: tx.now })
    .where(eq(prospects.id, prospectId))
    .run()
  record(tx, { what: 'prospect.woken', because: 'the change was undone', projectId, siteId, prospectId })
  return true
}

function unblock(tx: Scope, domain: string): void {
  const entries = tx.db
    .select({ id: suppressions.id })
    .from(suppressions)
    .where(
      and(
        eq(suppressions.workspaceId, tx.workspaceId),
        eq(suppressions.kind, 'domain'),
        eq(suppressions.value, domain),
        eq(suppressions.reason, 'do_not_contact'),
      ),
    )
    .all()
  for (const { id } of entries) unsuppress(tx, { id })
}
