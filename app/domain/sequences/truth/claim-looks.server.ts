import { and, eq, isNull, lte, sql } from 'drizzle-orm'
import { mailboxes } from '#db/tables/mailboxes.ts'
import { enrolments, outbox, sequences } from '#db/tables/outreach.ts'
import { truthChecks } from '#db/tables/truth.ts'
import { inTransaction, soon, type Scope } from '../../values/scope.server.ts'
import { openContexts } from '../context.server.ts'
import { sendingStop } from '../stop-sending.server.ts'
import { basisOf, type Claims } from './claims.ts'
import { claimsIn, freshSince, lastLook } from './current.server.ts'

/** Looked at so long before the message is due, so that it need not wait for it. */
const AHEAD_MS = 2 * 3_600_000
const AHEAD_AT_LEAST_MS = 30_000
/** Of each mailbox no more than may leave soon: what waits behind would be looked at in vain. */
const NEXT_OF_A_MAILBOX = 40
/** Some of them may claim nothing that could be looked at. */
const DUE_AT_MOST = 400
/** A look takes seconds; one that died is tried again after this. */
const LEASE_MS = 300_000

export type ClaimedLook = {
  id: number
  outboxId: number
  enrolmentId: number
  prospectId: number
  stepNumber: number
  looks: number
  claims: Claims
}

/** Takes looks that are due: at steps that leave soon and were not looked at of late. No two workers have the same. */
export function claimLooks(
  scope: Scope,
  { workerId, atMost }: { workerId: string; atMost: number },
): ClaimedLook[] {
  if (sendingStop(scope)) return []
  const due = dueSteps(scope)
  if (due.length === 0) return []
  return inTransaction(scope, (tx) => {
    const contexts = openContexts(tx)
    const claimed: ClaimedLook[] = []
    for (const row of due) {
      if (claimed.length === atMost) break
      const claims = claimsIn(contexts.of(row.enrolmentId), row.stepNumber)
      if (claims) claimed.push(...claimOne(tx, row, claims, workerId))
    }
    return claimed
  })
}

type DueStep = { outboxId: number; enrolmentId: number; prospectId: number; stepNumber: number }

function claimOne(tx: Scope, row: DueStep, claims: Claims, workerId: string): ClaimedLook[] {
  const basis = basisOf(claims)
  const claimedUntil = soon(tx, { ms: LEASE_MS })
  const last = lastLook(tx, row.outboxId)
  if (last && last.claimedUntil !== null) {
    if (last.claimedUntil > tx.now) return []
    const looks = last.looks + 1
    tx.db
      .update(truthChecks)
      .set({ basis, claimedBy: workerId, claimedUntil, looks })
      .where(eq(truthChecks.id, last.id))
      .run()
    return [{ ...row, id: last.id, looks, claims }]
  }
  const { id } = tx.db
    .insert(truthChecks)
    .values({
      ...row,
      workspaceId: tx.workspaceId,
      basis,
      startedAt: tx.now,
      claimedBy: workerId,
      claimedUntil,
      asked: [],
    })
    .returning({ id: truthChecks.id })
    .get()
  return [{ ...row, id, looks: 1, claims }]
}

/** Steps that leave soon from mailboxes that may send, without a look that counts or is under way. */
function dueSteps(scope: Scope): DueStep[] {
  const horizon = Math.max(AHEAD_MS, AHEAD_AT_LEAST_MS * scope.tempo)
  const next = scope.db
    .select({
      outboxId: outbox.id,
      enrolmentId: outbox.enrolmentId,
      stepNumber: outbox.stepNumber,
      dueAt: outbox.dueAt,
      place:
        sql<number>`row_number() over (partition by ${outbox.mailboxId} order by ${outbox.dueAt}, ${outbox.id})`.as(
          'place',
        ),
    })
    .from(outbox)
    .innerJoin(mailboxes, eq(mailboxes.id, outbox.mailboxId))
    .where(
      and(
        eq(outbox.workspaceId, scope.workspaceId),
        eq(outbox.kind, 'step'),
        sql`${outbox.state} in ('planned', 'failed_retry')`,
        isNull(outbox.heldBecause),
        lte(outbox.dueAt, new Date(scope.now.getTime() + horizon)),
        eq(mailboxes.status, 'ok'),
        eq(mailboxes.needsPassword, false),
      ),
    )
    .as('next')
  return scope.db
    .select({
      outboxId: next.outboxId,
      enrolmentId: enrolments.id,
      prospectId: enrolments.prospectId,
      stepNumber: sql<number>`${next.stepNumber}`,
    })
    .from(next)
    .innerJoin(enrolments, eq(enrolments.id, next.enrolmentId))
    .innerJoin(sequences, eq(sequences.id, enrolments.sequenceId))
    .where(
      and(
        sql`${next.place} <= ${NEXT_OF_A_MAILBOX}`,
        eq(sequences.status, 'active'),
        sql`not exists (select 1 from truth_checks t where t.outbox_id = ${next.outboxId} and t.over_at is null
          and (t.claimed_until > ${scope.now.getTime()}
            or (t.claimed_until is null and coalesce(t.answered_at, t.at) >= ${freshSince(scope).getTime()})))`,
        // Nothing on the web is claimed by the others.
        sql`exists (select 1 from prospects p where p.id = ${enrolments.prospectId}
          and (p.page_url is not null or p.facts like '%deadUrl%' or p.facts like '%"quote"%'))`,
      ),
    )
    .orderBy(next.dueAt, next.outboxId)
    .limit(DUE_AT_MOST)
    .all()
}
