import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import { alerts } from '#db/tables/alerts.ts'
import { outbox } from '#db/tables/outreach.ts'
import { resolveAlerts } from '../alerts/raise.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { sendAgain } from './queue.server.ts'

/** Messages of a mailbox that a person must decide about: nobody knows whether they left, or the server refused them. */
export function doubtfulMail(scope: Scope, { mailboxId }: { mailboxId: number }) {
  return scope.db
    .select({
      id: outbox.id,
      state: outbox.state,
      toAddress: outbox.toAddress,
      subject: outbox.subject,
      because: outbox.because,
      at: alerts.raisedAt,
    })
    .from(alerts)
    .innerJoin(outbox, eq(outbox.id, alerts.outboxId))
    .where(
      and(
        eq(alerts.workspaceId, scope.workspaceId),
        eq(alerts.mailboxId, mailboxId),
        inArray(alerts.kind, ['send_unknown', 'send_failed']),
        isNull(alerts.resolvedAt),
      ),
    )
    .orderBy(desc(alerts.id))
    .all()
}

/** The decision: send the same bytes again, or leave it as it is. Either way the alert is done with. */
export function settleDoubt(scope: Scope, { outboxId, sends }: { outboxId: number; sends: boolean }): void {
  inTransaction(scope, (tx) => {
    if (sends) sendAgain(tx, { outboxId })
    resolveAlerts(tx, { subject: `outbox:${outboxId}`, kinds: ['send_unknown', 'send_failed'] })
  })
}
