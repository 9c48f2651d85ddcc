import { and, eq } from 'drizzle-orm'
import { prospects } from '#db/tables/prospects.ts'
import { triageDecisions, triageLeases, type TriageBefore } from '#db/tables/triage.ts'
import { record } from '../activity/record.server.ts'
import type { BulkChange } from '../prospects/bulk.ts'
import { changeMany } from '../prospects/bulk.server.ts'
import { getProspect, type Prospect } from '../prospects/get-prospect.server.ts'
import { suppress, suppressionFor } from '../sites/suppression.server.ts'
import { NotFound } from '../values/errors.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { snoozeUntil } from '../values/snooze-until.ts'
import { DECISION_OF, moveOf, type Decision } from './decision.ts'
import { heldByOthers, personOf, takeInHand } from './leases.server.ts'

export type Decided =
  | { ok: true }
  | { ok: false; reason: 'held'; by: string }
  | { ok: false; reason: 'decided-before' | 'put-off-before' | 'no-change' }

/**
 * One person's decision over one prospect, with its way back. The next one comes into hand in the same step.
 * @param next the prospect that the person sees after this one @param zone the person's, for "tomorrow"
 * @returns refused when a colleague has it open, or somebody has decided meanwhile
 * @throws NotFound outside this project
 */
export function decide(
  scope: Scope,
  {
    projectId,
    prospectId,
    decision,
    zone,
    next,
  }: { projectId: number; prospectId: number; decision: Decision; zone: string; next?: number | null },
): Decided {
  return inTransaction(scope, (tx) => {
    const prospect = getProspect(tx, prospectId)
    if (prospect.projectId !== projectId) throw new NotFound('There is no such prospect in this project.')
    const refused = refusalOf(tx, prospect, decision)
    if (refused) return refused
    const change = apply(tx, { prospect, decision, zone })
    if (!change) return { ok: false, reason: 'no-change' } as const
    tx.db
      .insert(triageDecisions)
      .values({
        workspaceId: tx.workspaceId,
        projectId,
        prospectId,
        userId: personOf(tx),
        at: tx.now,
        decision: DECISION_OF[decision.do],
        reason: decision.do === 'reject' ? decision.reason : null,
        ...change,
      })
      .run()
    if (decision.do !== 'assign')
      tx.db.delete(triageLeases).where(eq(triageLeases.prospectId, prospectId)).run()
    if (next != null) takeInHand(tx, { prospectId: getProspect(tx, next).id })
    return { ok: true } as const
  })
}

function refusalOf(tx: Scope, prospect: Prospect, decision: Decision): Decided | null {
  const by = heldByOthers(tx, { ids: [prospect.id] }).get(prospect.id)
  if (by) return { ok: false, reason: 'held', by }
  if (decision.do === 'assign') return null
  if (prospect.stage !== 'new') return { ok: false, reason: 'decided-before' }
  const isPutOff = prospect.snoozedUntil !== null && prospect.snoozedUntil > tx.now
  return isPutOff ? { ok: false, reason: 'put-off-before' } : null
}

type Kept = { bulkId: number | null; before: TriageBefore }

/** @returns how to take it back; null when everything was so already */
function apply(
  tx: Scope,
  { prospect, decision, zone }: { prospect: Prospect; decision: Decision; zone: string },
): Kept | null {
  if (decision.do === 'later') return putOff(tx, prospect, snoozeUntil(decision.snooze, tx.now, zone))
  const { projectId } = prospect
  if (decision.do === 'assign') {
    const change: BulkChange = { kind: 'owner', ownerId: decision.ownerId }
    const bulkId = bulk(tx, { projectId, ids: [prospect.id], change, because: 'set by hand in triage' })
    return bulkId === null ? null : { bulkId, before: {} }
  }
  const { to, because } = moveOf(decision)!
  const change: BulkChange = { kind: 'stage', to }
  const isBlock = decision.do === 'block'
  const ids = isBlock ? newAtSite(tx, prospect) : [prospect.id]
  const before = isBlock ? block(tx, prospect) : {}
  return { bulkId: bulk(tx, { projectId, ids, change, because }), before }
}

function putOff(tx: Scope, prospect: Prospect, until: Date): Kept {
  tx.db
    .update(prospects)
    .set({ snoozedUntil: until, updatedAt: tx.now })
    .where(eq(prospects.id, prospect.id))
    .run()
  record(tx, {
    what: 'prospect.snoozed',
    because: 'put off by hand in triage',
    projectId: prospect.projectId,
    siteId: prospect.siteId,
    prospectId: prospect.id,
    data: { until: until.toISOString() },
  })
  return { bulkId: null, before: { snoozedUntil: prospect.snoozedUntil?.getTime() ?? null } }
}

/** Nobody at this site is written to any more. What was on the list before stays there after an undo. */
function block(tx: Scope, { domain }: Prospect): TriageBefore {
  if (suppressionFor(tx, `x@${domain}`)) return {}
  suppress(tx, {
    kind: 'domain',
    value: domain,
    reason: 'do_not_contact',
    origin: 'blocked by hand in triage',
  })
  return { blocked: domain }
}

/** All prospects of the site that wait in this project: none of them comes up again. */
function newAtSite(tx: Scope, { projectId, siteId }: Prospect): number[] {
  return tx.db
    .select({ id: prospects.id })
    .from(prospects)
    .where(and(eq(prospects.siteId, siteId), eq(prospects.projectId, projectId), eq(prospects.stage, 'new')))
    .all()
    .map(({ id }) => id)
}

function bulk(
  tx: Scope,
  { ids, ...step }: { projectId: number; ids: number[]; change: BulkChange; because: string },
): number | null {
  const changed = changeMany(tx, { ...step, which: { ids } })
  if (!changed.ok) throw new RangeError('One site has more new prospects than a bulk change takes.')
  return changed.bulkId
}
