import { eq } from 'drizzle-orm'
import { mailboxes } from '#db/tables/mailboxes.ts'
import type { ImapFailure } from '#app/gateways/imap/connection.ts'
import { raiseAlert, resolveAlerts } from '../alerts/raise.server.ts'
import { SILENT_MS } from '../mailboxes/health.ts'
import { getMailbox } from '../mailboxes/get-mailbox.server.ts'
import { troubleSentence, waitsForPerson } from '../mailboxes/trouble-words.ts'
import { mailboxInTrouble } from '../outbox/mailbox-health.server.ts'
import type { Scope } from '../values/scope.server.ts'

/** Every folder was read to its end just now. */
export function noteGoodSync(scope: Scope, mailboxId: number): void {
  const { lastSyncError } = getMailbox(scope, mailboxId)
  scope.db
    .update(mailboxes)
    .set({ lastSyncAt: scope.now, ...(lastSyncError === null ? {} : { lastSyncError: null }) })
    .where(eq(mailboxes.id, mailboxId))
    .run()
  if (lastSyncError !== null) resolveAlerts(scope, { subject: silentSubject(mailboxId) })
}

/**
 * Mail could not be read, with the cause in plain words. After a quarter of an hour of it people are told. A refused password
 * waits for a person at once: trying again locks accounts.
 * @returns false when nothing may be tried before somebody acts
 */
export function noteFailedSync(
  scope: Scope,
  mailboxId: number,
  failure: ImapFailure | { says: string },
): boolean {
  const mailbox = getMailbox(scope, mailboxId)
  const says =
    'says' in failure
      ? failure.says
      : troubleSentence({ word: failure.trouble, host: mailbox.imapHost, detail: failure.detail })
  scope.db
    .update(mailboxes)
    .set({ lastSyncError: says, lastSyncErrorAt: scope.now })
    .where(eq(mailboxes.id, mailboxId))
    .run()
  if ('trouble' in failure && waitsForPerson(failure.trouble)) {
    mailboxInTrouble(scope, { mailboxId, because: says, needsPassword: true })
    return false
  }
  const silentMs = (scope.now.getTime() - (mailbox.lastSyncAt ?? mailbox.connectedAt).getTime()) / scope.tempo
  if (silentMs > SILENT_MS)
    raiseAlert(scope, {
      kind: 'mailbox_trouble',
      subject: silentSubject(mailboxId),
      title: `Mail to ${mailbox.email} cannot be read`,
      because: `${says} Its sequences wait.`,
      mailboxId,
    })
  return true
}

/** From here on people are told; the alert is over when there is clearly room again. */
const FULL = 0.95
const ROOMY = 0.9

/** An account that is full takes no replies: whoever looks after it is told before. @param fullness from 0 to 1 */
export function noteFullness(scope: Scope, mailboxId: number, fullness: number): void {
  const subject = `mailbox:${mailboxId}:full`
  if (fullness < ROOMY) return void resolveAlerts(scope, { subject })
  if (fullness < FULL) return
  const { email } = getMailbox(scope, mailboxId)
  raiseAlert(scope, {
    kind: 'mailbox_trouble',
    subject,
    title: `${email} is ${fullness >= 1 ? 'full' : 'nearly full'}`,
    because: `${Math.floor(fullness * 100)} % of its room is used. A full mailbox refuses replies: delete mail there, or ask for more room.`,
    mailboxId,
  })
}

function silentSubject(mailboxId: number): string {
  return `mailbox:${mailboxId}:silent`
}
