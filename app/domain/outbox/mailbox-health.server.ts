import { eq } from 'drizzle-orm'
import { mailboxes } from '#db/tables/mailboxes.ts'
import { record } from '../activity/record.server.ts'
import { raiseAlert, resolveAlerts } from '../alerts/raise.server.ts'
import { getMailbox } from '../mailboxes/get-mailbox.server.ts'
import type { Scope } from '../values/scope.server.ts'

/**
 * The mailbox waits for a person: its password was refused, or its mail is blocked. Sequences stop there; the alert stays until
 * it works again. A mailbox that the user paused stays paused.
 */
export function mailboxInTrouble(
  scope: Scope,
  { mailboxId, because, needsPassword }: { mailboxId: number; because: string; needsPassword: boolean },
): void {
  const mailbox = getMailbox(scope, mailboxId)
  scope.db
    .update(mailboxes)
    .set({
      ...(mailbox.status === 'paused' ? {} : { status: 'trouble' as const }),
      statusBecause: because,
      needsPassword: mailbox.needsPassword || needsPassword,
    })
    .where(eq(mailboxes.id, mailboxId))
    .run()
  if (mailbox.status !== 'trouble') record(scope, { what: 'mailbox.trouble', mailboxId, because })
  raiseAlert(scope, {
    kind: 'mailbox_trouble',
    subject: `mailbox:${mailboxId}`,
    title: needsPassword ? `${mailbox.email} must be signed in again` : `${mailbox.email} cannot send`,
    because,
    mailboxId,
  })
}

/** Nothing leaves from this mailbox before `until`; the reason is shown, and raised as an alert when it lasts. */
export function mailboxWaits(
  scope: Scope,
  {
    mailboxId,
    until,
    because,
    isLasting,
  }: { mailboxId: number; until: Date; because: string; isLasting: boolean },
): void {
  const mailbox = getMailbox(scope, mailboxId)
  const later = mailbox.nextSendAt && mailbox.nextSendAt > until ? mailbox.nextSendAt : until
  scope.db
    .update(mailboxes)
    .set({ nextSendAt: later, ...(mailbox.status === 'ok' ? { statusBecause: because } : {}) })
    .where(eq(mailboxes.id, mailboxId))
    .run()
  if (isLasting)
    raiseAlert(scope, {
      kind: 'mailbox_trouble',
      subject: `mailbox:${mailboxId}`,
      title: `${mailbox.email} cannot send`,
      because,
      mailboxId,
    })
}

/** A message was taken: what was wrong is over. */
export function mailboxWorks(scope: Scope, { mailboxId }: { mailboxId: number }): void {
  const mailbox = getMailbox(scope, mailboxId)
  if (mailbox.status !== 'ok' || mailbox.statusBecause === null) return
  scope.db.update(mailboxes).set({ statusBecause: null }).where(eq(mailboxes.id, mailboxId)).run()
  resolveAlerts(scope, { subject: `mailbox:${mailboxId}`, kinds: ['mailbox_trouble'] })
}
