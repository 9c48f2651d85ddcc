import { and, eq, inArray, isNotNull, lte } from 'drizzle-orm'
import { outbox } from '#db/tables/outreach.ts'
import { record } from '../activity/record.server.ts'
import { raiseAlert, resolveAlerts } from '../alerts/raise.server.ts'
import { suppressionFor } from '../sites/suppression.server.ts'
import { ofWorkspace } from '../values/of-workspace.server.ts'
import { inTransaction, soon, type Scope } from '../values/scope.server.ts'
import { LEASE_MS, type OutboxRow } from './lease.server.ts'
import { fileOutgoing } from './threads.server.ts'

/** What those above the outbox do when one of their messages has left, or never will. Run in the transaction of the change. */
export type Finishers = {
  /** A step left, or counts as having left. Called once for each. */
  onSent: (scope: Scope, mail: { outboxId: number }) => void
  /** A step was given up. */
  onFailed: (scope: Scope, mail: { outboxId: number; because: string; isDeadAddress: boolean }) => void
}

const NOT_SURE = 'Nobody knows whether it left'

/**
 * Does what follows the end of an attempt: the thread, the timeline, the sequence. In a transaction of its own, so that no fault in
 * it can make a sent message look unsent; a crash before it is made good by `finishAll`. Safe to repeat.
 */
export function finish(scope: Scope, { outboxId, onSent, onFailed }: { outboxId: number } & Finishers): void {
  inTransaction(scope, (tx) => {
    const row = tx.db
      .select()
      .from(outbox)
      .where(
        and(eq(outbox.workspaceId, tx.workspaceId), eq(outbox.id, outboxId), isNotNull(outbox.claimedUntil)),
      )
      .get()
    if (!row || !ENDED.has(row.state)) return
    tx.db.update(outbox).set({ claimedBy: null, claimedUntil: null }).where(eq(outbox.id, outboxId)).run()
    if (row.state === 'failed_final') failed(tx, row, onFailed)
    else left(tx, row, onSent)
  })
}

/** Finishes what a crash left: rows whose end was written and not yet its consequences. */
export function finishAll(scope: Scope, finishers: Finishers): void {
  const rows = scope.db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        ofWorkspace(outbox.workspaceId, scope),
        lte(outbox.claimedUntil, scope.now),
        inArray(outbox.state, ['sent', 'failed_final']),
      ),
    )
    .all()
  for (const { id } of rows) {
    // Should the finishing fail, its turn comes again later instead of at once.
    scope.db
      .update(outbox)
      .set({ claimedUntil: soon(scope, { ms: LEASE_MS }) })
      .where(eq(outbox.id, id))
      .run()
    finish(scope, { outboxId: id, ...finishers })
  }
}

const ENDED = new Set<OutboxRow['state']>(['sent', 'unknown', 'failed_final'])

function left(scope: Scope, row: OutboxRow, onSent: Finishers['onSent']): void {
  const filed = fileOutgoing(scope, { outboxId: row.id })
  const isUnknown = row.state === 'unknown'
  // A step has its own line on the timeline.
  if (row.kind !== 'step')
    record(scope, {
      what: isUnknown ? 'mail.unknown' : 'mail.sent',
      because: row.because,
      ...whose(row),
      threadId: filed.threadId,
      messageId: filed.messageId,
      data: { kind: row.kind, step: row.stepNumber, subject: row.subject, to: row.toAddress },
    })
  if (isUnknown)
    raiseAlert(scope, {
      kind: 'send_unknown',
      subject: `outbox:${row.id}`,
      title: `${NOT_SURE}: the message to ${row.toAddress}`,
      because: row.because ?? 'The connection was lost while the mail server was taking it.',
      outboxId: row.id,
      prospectId: row.prospectId,
      mailboxId: row.mailboxId,
    })
  else resolveAlerts(scope, { subject: `outbox:${row.id}` })
  if (row.kind === 'step' && filed.isNew) onSent(scope, { outboxId: row.id })
}

function failed(scope: Scope, row: OutboxRow, onFailed: Finishers['onFailed']): void {
  const because = row.because ?? 'The mail server refused it.'
  record(scope, {
    what: 'mail.failed',
    because,
    ...whose(row),
    data: { kind: row.kind, step: row.stepNumber, subject: row.subject, to: row.toAddress },
  })
  raiseAlert(scope, {
    kind: 'send_failed',
    subject: `outbox:${row.id}`,
    title: `The message to ${row.toAddress} was refused`,
    because,
    outboxId: row.id,
    prospectId: row.prospectId,
    mailboxId: row.mailboxId,
  })
  if (row.kind === 'step')
    onFailed(scope, {
      outboxId: row.id,
      because,
      isDeadAddress: suppressionFor(scope, row.toAddress)?.reason === 'bounced',
    })
}

function whose(row: OutboxRow) {
  return {
    prospectId: row.prospectId,
    contactId: row.contactId,
    enrolmentId: row.enrolmentId,
    threadId: row.threadId,
    mailboxId: row.mailboxId,
  }
}
