import { setTimeout as sleep } from 'node:timers/promises'
import { senderChecks, type SenderTest } from '#db/tables/mailboxes.ts'
import { findMessage } from '#app/gateways/imap/find-message.ts'
import { deliver } from '#app/gateways/smtp/deliver.ts'
import { readAuthenticationResults } from '../mailboxes/authentication-results.ts'
import type { Mailbox } from '../mailboxes/connection.server.ts'
import { getMailbox, listMailboxes } from '../mailboxes/get-mailbox.server.ts'
import { signedIn, type NoEntry } from '../mailboxes/sign-in.server.ts'
import { troubleSentence } from '../mailboxes/trouble-words.ts'
import { emailSite } from '../values/email-address.ts'
import type { Scope } from '../values/scope.server.ts'
import { buildMime, newMessageId } from './build-mime.server.ts'
import { readHeaderBlock } from './header-block.ts'
import { signAs } from './sign-dkim.server.ts'
import { senderCheck } from './sender-check.server.ts'

export type SenderTested = { ok: true; test: SenderTest } | { ok: false; says: string }

/** Arrival takes a moment: looked for this often, this far apart. */
type Patience = { looks: number; everyMs: number }
const PATIENCE: Patience = { looks: 8, everyMs: 2_500 }

/**
 * Sends one message to a mailbox of the team, best one at another provider, else to itself, and reads what the server that took
 * it says about its sender. Sent once, by a person's wish, outside every sequence.
 * @throws NotFound outside this workspace
 */
export async function testSender(
  scope: Scope,
  mailboxId: number,
  patience = PATIENCE,
): Promise<SenderTested> {
  const mailbox = getMailbox(scope, mailboxId)
  const to = receiverFor(scope, mailbox)
  const messageId = newMessageId(mailbox.email)
  const built = await buildMime({
    from: { name: mailbox.fromName, address: mailbox.email },
    to: { name: null, address: to.email },
    subject: 'A test of how this mailbox is seen',
    text: 'Linkwright sent this to find out whether receivers can tell that mail of this address is genuine. It can be deleted.',
    html: null,
    messageId,
    inReplyTo: null,
    references: [],
    date: scope.now,
    headers: {},
  })
  const mime = await signAs(mailbox, built)
  const sent = await signedIn(
    scope,
    { mailbox, side: 'smtp' },
    (server) => deliver(server, { from: mailbox.email, to: to.email, mime, onBody: () => {} }),
    (delivery) => delivery.outcome === 'grant-over',
  )
  if (!sent.ok) return { ok: false, says: sentence(sent, mailbox.smtpHost) }
  const delivery = sent.result
  if (delivery.outcome !== 'accepted') {
    const detail = delivery.outcome === 'refused' ? delivery.answer : delivery.detail
    return { ok: false, says: troubleSentence({ word: delivery.outcome, host: mailbox.smtpHost, detail }) }
  }
  keep(scope, mailboxId, {
    to: to.email,
    messageId,
    sentAt: scope.now.getTime(),
    results: null,
    folder: null,
  })
  return lookForTest(scope, mailboxId, patience)
}

/** Looks for the last test message again: some servers take their time. */
export async function lookForTest(
  scope: Scope,
  mailboxId: number,
  { looks, everyMs } = PATIENCE,
): Promise<SenderTested> {
  const mailbox = getMailbox(scope, mailboxId)
  const test = senderCheck(scope, mailboxId)?.test
  if (!test) return { ok: false, says: 'No test message was sent yet.' }
  const to = mailboxAt(scope, test.to) ?? mailbox
  for (let look = 1; ; look += 1) {
    const looked = await signedIn(
      scope,
      { mailbox: to, side: 'imap' },
      (server) => findMessage(server, test),
      (one) => !one.ok && one.trouble === 'grant-over',
    )
    const found = looked.ok ? looked.result : looked
    if (!found.ok) return { ok: false, says: sentence(found, to.imapHost) }
    if (found.folder !== null) {
      const values = readHeaderBlock(found.headers)
        .filter((one) => one.name === 'authentication-results')
        .map((one) => one.value)
      const read = {
        ...test,
        folder: found.folder,
        results: readAuthenticationResults(values, { from: mailbox.email }),
      }
      keep(scope, mailboxId, read)
      return { ok: true, test: read }
    }
    if (look >= looks) return { ok: true, test }
    await sleep(everyMs)
  }
}

function sentence({ trouble, detail }: NoEntry, host: string): string {
  return troubleSentence({ word: trouble, host, detail })
}

function receiverFor(scope: Scope, mailbox: Mailbox): Mailbox {
  const other = listMailboxes(scope).find(
    (one) => emailSite(one.email) !== emailSite(mailbox.email) && !one.needsPassword,
  )
  return other ? getMailbox(scope, other.id) : mailbox
}

function mailboxAt(scope: Scope, email: string): Mailbox | null {
  const found = listMailboxes(scope).find((one) => one.email === email)
  return found ? getMailbox(scope, found.id) : null
}

function keep(scope: Scope, mailboxId: number, test: SenderTest): void {
  scope.db
    .insert(senderChecks)
    .values({ mailboxId, nextAt: scope.now, test })
    .onConflictDoUpdate({ target: senderChecks.mailboxId, set: { test, nextAt: scope.now } })
    .run()
}
