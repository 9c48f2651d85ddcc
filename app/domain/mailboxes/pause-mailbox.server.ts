import { eq } from 'drizzle-orm'
import { mailboxes } from '#db/tables/mailboxes.ts'
import { record } from '../activity/record.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { getMailbox } from './get-mailbox.server.ts'

/** Nothing of a sequence leaves from this mailbox until somebody resumes it. Mail is still read. */
export function pauseMailbox(
  scope: Scope,
  { mailboxId, because }: { mailboxId: number; because: string },
): void {
  inTransaction(scope, (tx) => {
    getMailbox(tx, mailboxId)
    tx.db
      .update(mailboxes)
      .set({ status: 'paused', statusBecause: because })
      .where(eq(mailboxes.id, mailboxId))
      .run()
    record(tx, { what: 'mailbox.paused', mailboxId, because })
  })
}

/** Goes on after a pause or a trouble. A refused password has to be typed in anew first. */
export function resumeMailbox(
  scope: Scope,
  { mailboxId }: { mailboxId: number },
): { ok: true } | { ok: false; reason: 'needs-password' } {
  return inTransaction(scope, (tx) => {
    const mailbox = getMailbox(tx, mailboxId)
    if (mailbox.needsPassword) return { ok: false, reason: 'needs-password' } as const
    tx.db
      .update(mailboxes)
      .set({ status: 'ok', statusBecause: null })
      .where(eq(mailboxes.id, mailboxId))
      .run()
    record(tx, { what: 'mailbox.resumed', mailboxId })
    return { ok: true } as const
  })
}
