import { outbox } from '#db/tables/outreach.ts'
import { and, eq } from 'drizzle-orm'
import { settleDoubt } from '../outbox/doubtful.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { letHeldGo } from './hold.server.ts'

/**
 * A person's decision about a message of which nobody knows whether it left, or which the server refused: the same bytes go again, or
 * it stays as it is. A recipient who was held because of it goes on when it is sent again.
 */
export function decideDoubtful(
  scope: Scope,
  { outboxId, sends }: { outboxId: number; sends: boolean },
): void {
  inTransaction(scope, (tx) => {
    settleDoubt(tx, { outboxId, sends })
    const row = tx.db
      .select({ enrolmentId: outbox.enrolmentId, stepNumber: outbox.stepNumber })
      .from(outbox)
      .where(and(eq(outbox.workspaceId, tx.workspaceId), eq(outbox.id, outboxId)))
      .get()
    if (sends && row?.enrolmentId) letHeldGo(tx, { enrolmentId: row.enrolmentId, stepNumber: row.stepNumber })
  })
}
