import { and, eq, inArray } from 'drizzle-orm'
import { knownIds } from '#db/tables/inbox.ts'
import { outbox } from '#db/tables/outreach.ts'
import type { Delivery } from '#app/gateways/smtp/outcome.ts'
import type { Mailbox } from '../mailboxes/connection.server.ts'
import { filesSentItself } from '../mailboxes/presets.ts'
import { suppress } from '../sites/suppression.server.ts'
import { inTransaction, soon, type Scope } from '../values/scope.server.ts'
import { afterAttempt, MOST_TRIES, type AfterAttempt } from './after-attempt.ts'
import { LEASE_MS, LOOK_MS, type OutboxRow } from './lease.server.ts'
import { mailboxInTrouble, mailboxWaits, mailboxWorks } from './mailbox-health.server.ts'

/** Consecutive failures of a mailbox after which somebody is told. */
const LASTING_TRIES = 3
/** However long a server was away, a message keeps this many tries for its own sake. */
const TRIES_LEFT = 3

/**
 * Writes down how an attempt ended, in one transaction. A row that was cancelled meanwhile is left as it is; one that the recovery
 * took for lost is corrected.
 */
export function settle(
  scope: Scope,
  {
    row,
    mailbox,
    workerId,
    delivery,
  }: { row: OutboxRow; mailbox: Mailbox; workerId: string; delivery: Delivery },
): AfterAttempt {
  const after = afterAttempt(delivery, {
    tries: row.attemptCount,
    host: mailbox.smtpHost,
    seed: `outbox:${row.id}`,
  })
  inTransaction(scope, (tx) => {
    const { changes } = tx.db
      .update(outbox)
      .set(columnsOf(tx, after, { row, mailbox, delivery }))
      .where(
        and(
          eq(outbox.workspaceId, tx.workspaceId),
          eq(outbox.id, row.id),
          eq(outbox.claimedBy, workerId),
          inArray(outbox.state, ['built', 'sending', 'may_have_left', 'unknown']),
        ),
      )
      .run()
    if (changes > 0 && delivery.outcome === 'accepted' && delivery.serverMessageId)
      tx.db
        .insert(knownIds)
        .values({ workspaceId: tx.workspaceId, messageId: delivery.serverMessageId, outboxId: row.id })
        .onConflictDoNothing()
        .run()
    if (changes > 0 && after.isDeadAddress)
      suppress(tx, { kind: 'address', value: row.toAddress, reason: 'bounced', origin: after.because })
    tellMailbox(tx, mailbox.id, after, row.attemptCount)
  })
  return after
}

function columnsOf(
  scope: Scope,
  after: AfterAttempt,
  { row, mailbox, delivery }: { row: OutboxRow; mailbox: Mailbox; delivery: Delivery },
): Partial<typeof outbox.$inferInsert> {
  const ends = { state: after.state, because: after.because }
  const filing = soon(scope, { ms: LEASE_MS })
  switch (after.state) {
    case 'sent': {
      const isFiled = row.kind === 'alert' || filesSentItself(mailbox)
      return {
        ...ends,
        sentAt: scope.now,
        smtpAnswer: delivery.outcome === 'accepted' ? delivery.answer : null,
        sentCopy: isFiled ? null : 'waiting',
        sentCopyNextAt: isFiled ? null : scope.now,
        claimedUntil: filing,
      }
    }
    case 'unknown':
      return { ...ends, claimedUntil: soon(scope, { ms: LOOK_MS }) }
    case 'failed_final':
      return { ...ends, mayHaveLeftAt: null, claimedUntil: filing }
    case 'failed_retry':
      return {
        ...ends,
        mayHaveLeftAt: null,
        claimedBy: null,
        claimedUntil: null,
        dueAt: soon(scope, { ms: after.retryMs ?? 0 }),
        attemptCount: after.mailbox ? Math.min(row.attemptCount, MOST_TRIES - TRIES_LEFT) : row.attemptCount,
      }
  }
}

function tellMailbox(scope: Scope, mailboxId: number, after: AfterAttempt, tries: number): void {
  const effect = after.mailbox
  if (!effect) return
  if (effect.what === 'well') return mailboxWorks(scope, { mailboxId })
  if (effect.what === 'trouble')
    return mailboxInTrouble(scope, { mailboxId, because: after.because, needsPassword: effect.needsPassword })
  const until =
    effect.clock === 'machine' ? soon(scope, { ms: effect.ms }) : new Date(scope.now.getTime() + effect.ms)
  mailboxWaits(scope, {
    mailboxId,
    until,
    because: after.because,
    isLasting: effect.clock === 'product' || tries >= LASTING_TRIES,
  })
}
