import { and, eq, isNull, lte, or } from 'drizzle-orm'
import { mailboxes, senderChecks, type SenderFindings } from '#db/tables/mailboxes.ts'
import type { NameService } from '#app/gateways/dns.ts'
import { raiseAlert, resolveAlerts } from '../alerts/raise.server.ts'
import type { Mailbox } from '../mailboxes/connection.server.ts'
import { dkimToPublish, notePublished } from '../mailboxes/dkim-key.server.ts'
import { isSameKey } from '../mailboxes/dkim-record.ts'
import { getMailbox } from '../mailboxes/get-mailbox.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { lookUpSender } from './look-up-sender.server.ts'

const DAY_MS = 24 * 60 * 60_000

export type SenderCheck = typeof senderChecks.$inferSelect

/** What is known about the sender of a mailbox, or null when nothing was looked up yet. */
export function senderCheck(scope: Scope, mailboxId: number): SenderCheck | null {
  const { id } = getMailbox(scope, mailboxId)
  return scope.db.select().from(senderChecks).where(eq(senderChecks.mailboxId, id)).get() ?? null
}

/**
 * Asks the DNS about a mailbox's domain and keeps what it says. Somebody is told when what was in order is no longer.
 * @throws NotFound outside this workspace
 */
export async function checkSender(
  scope: Scope,
  mailboxId: number,
  names: NameService,
): Promise<SenderFindings> {
  const mailbox = getMailbox(scope, mailboxId)
  const before = senderCheck(scope, mailboxId)
  const findings = await lookUpSender(names, {
    email: mailbox.email,
    smtpHost: mailbox.smtpHost,
    signedWith: before?.test?.results?.selector ?? mailbox.dkimSelector,
  })
  const published = mailbox.dkimSelector ? await isPublished(names, mailbox) : null
  inTransaction(scope, (tx) => {
    if (published !== null) notePublished(tx, mailboxId, published)
    const row = { checkedAt: tx.now, findings, nextAt: new Date(tx.now.getTime() + DAY_MS) }
    tx.db
      .insert(senderChecks)
      .values({ mailboxId, ...row })
      .onConflictDoUpdate({ target: senderChecks.mailboxId, set: row })
      .run()
    tell(tx, { mailboxId, email: mailbox.email }, before?.findings ?? null, findings)
  })
  return findings
}

/** Does the DNS have the public half of the team's own key? Null: it did not answer. */
async function isPublished(names: NameService, mailbox: Mailbox): Promise<boolean | null> {
  const own = dkimToPublish(mailbox)
  if (!own) return null
  const answer = await names.txt(own.name)
  return answer.ok ? answer.found.some((text) => isSameKey(text, own.record)) : null
}

/** Looks at every mailbox whose day is over. */
export async function checkSendersDue(scope: Scope, names: NameService): Promise<void> {
  const due = scope.db
    .select({ id: mailboxes.id })
    .from(mailboxes)
    .leftJoin(senderChecks, eq(senderChecks.mailboxId, mailboxes.id))
    .where(
      and(
        eq(mailboxes.workspaceId, scope.workspaceId),
        or(isNull(senderChecks.mailboxId), lte(senderChecks.nextAt, scope.now)),
      ),
    )
    .all()
  for (const { id } of due) await checkSender(scope, id, names)
}

const TOLD = ['spf', 'dkim', 'dmarc', 'mx'] as const

function tell(
  scope: Scope,
  { mailboxId, email }: { mailboxId: number; email: string },
  before: SenderFindings | null,
  now: SenderFindings,
): void {
  const subject = `mailbox:${mailboxId}:sender`
  const broken = TOLD.filter((name) => now[name].level === 'bad')
  if (broken.length === 0) return void resolveAlerts(scope, { subject })
  if (!broken.some((name) => before?.[name].level === 'good')) return
  raiseAlert(scope, {
    kind: 'mailbox_trouble',
    subject,
    title: `Mail from ${email} may no longer arrive`,
    because: broken.map((name) => now[name].says).join(' '),
    mailboxId,
  })
}
