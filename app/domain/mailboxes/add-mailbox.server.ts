import { and, eq } from 'drizzle-orm'
import { mailboxes } from '#db/tables/mailboxes.ts'
import { record } from '../activity/record.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { accountId } from './connection.server.ts'
import type { NewMailboxInput } from './mailbox-form.ts'
import { sealSecret } from './secrets.server.ts'
import { rowOf } from './mailbox-row.ts'

/** Adds a mailbox with its secrets sealed. Does not try the connection: see `connectMailbox`. */
export function addMailbox(
  scope: Scope,
  input: NewMailboxInput,
): { ok: true; id: number } | { ok: false; reason: 'already-there' } {
  return inTransaction(scope, (tx) => {
    const known = tx.db
      .select({ id: mailboxes.id })
      .from(mailboxes)
      .where(and(eq(mailboxes.workspaceId, tx.workspaceId), eq(mailboxes.email, input.email)))
      .get()
    if (known) return { ok: false, reason: 'already-there' } as const
    const { id } = tx.db
      .insert(mailboxes)
      .values({
        ...rowOf(input),
        workspaceId: tx.workspaceId,
        email: input.email,
        rampFrom: input.rampUp ? tx.now : null,
        // The id is bound into the cipher, so the secrets can only be sealed once it is known.
        smtpSecret: '',
        imapSecret: '',
        connectedAt: tx.now,
        createdAt: tx.now,
      })
      .returning({ id: mailboxes.id })
      .get()
    tx.db
      .update(mailboxes)
      .set({
        smtpSecret: sealSecret({ accountId: accountId(id, 'smtp'), text: input.smtpPassword }),
        imapSecret: sealSecret({
          accountId: accountId(id, 'imap'),
          text: input.imapPassword || input.smtpPassword,
        }),
      })
      .where(eq(mailboxes.id, id))
      .run()
    record(tx, { what: 'mailbox.added', mailboxId: id, data: { email: input.email } })
    return { ok: true, id } as const
  })
}
