import { eq } from 'drizzle-orm'
import { mailboxes } from '#db/tables/mailboxes.ts'
import { record } from '../activity/record.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { accountId, type Mailbox } from './connection.server.ts'
import { getMailbox } from './get-mailbox.server.ts'
import type { MailboxChangesInput } from './mailbox-form.ts'
import { rowOf } from './mailbox-row.ts'
import { sealSecret } from './secrets.server.ts'

/**
 * Changes a mailbox. An empty password keeps what is stored. A new connection ends a trouble of the old one.
 * @throws NotFound outside this workspace
 */
export function editMailbox(scope: Scope, mailboxId: number, input: MailboxChangesInput): void {
  inTransaction(scope, (tx) => {
    const before = getMailbox(tx, mailboxId)
    const row = rowOf(input)
    const reconnects = isOtherConnection(before, input)
    tx.db
      .update(mailboxes)
      .set({
        ...row,
        rampFrom: input.rampUp ? (before.rampFrom ?? tx.now) : null,
        ...secret(mailboxId, 'smtp', input.smtpPassword),
        ...secret(mailboxId, 'imap', input.imapPassword),
        ...(reconnects
          ? { needsPassword: false, lastSyncError: null, lastSyncErrorAt: null, nextSendAt: null }
          : {}),
        ...(reconnects && before.status === 'trouble' ? { status: 'ok' as const, statusBecause: null } : {}),
      })
      .where(eq(mailboxes.id, mailboxId))
      .run()
    record(tx, { what: 'mailbox.changed', mailboxId })
  })
}

function secret(mailboxId: number, side: 'smtp' | 'imap', text: string) {
  if (!text) return {}
  return { [`${side}Secret`]: sealSecret({ accountId: accountId(mailboxId, side), text }) }
}

/** Would these changes reach the servers in another way? Then they are tried before they are kept. */
export function isOtherConnection(before: Mailbox, input: MailboxChangesInput): boolean {
  const row = rowOf(input)
  const keys = [
    'smtpHost',
    'smtpPort',
    'smtpSecurity',
    'smtpUser',
    'imapHost',
    'imapPort',
    'imapSecurity',
    'imapUser',
    'allowBadCertificate',
  ] as const
  return Boolean(input.smtpPassword || input.imapPassword) || keys.some((key) => before[key] !== row[key])
}
