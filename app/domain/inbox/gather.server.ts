import { and, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm'
import { knownIds, messages, threads } from '#db/tables/inbox.ts'
import { enrolments, outbox } from '#db/tables/outreach.ts'
import { tokenInSubject } from '../outbox/unsubscribe-link.ts'
import { emailSite } from '../values/email-address.ts'
import { isFreeMail } from '../values/free-mail.ts'
import type { Scope } from '../values/scope.server.ts'
import type { Known, Sent } from './match.ts'
import type { Envelope } from './read-message.ts'

/** More ids than this are looked at by nobody; hostile mail cites thousands. */
const MOST_IDS = 60
const MOST_SENT = 20

/** Everything in our records that a message may belong to, for `match`. Reads only. */
export function gather(
  scope: Scope,
  {
    mailboxId,
    envelope,
    enclosedId = null,
  }: { mailboxId: number; envelope: Envelope; enclosedId?: string | null },
): Known {
  const sender = envelope.from?.address ?? ''
  const domain = sender.includes('@') ? emailSite(sender) : ''
  return {
    byToken: byToken(scope, envelope),
    byIds: byIds(scope, citedIds(envelope)),
    byEnclosed: enclosedId ? (byIds(scope, [enclosedId])[0] ?? null) : null,
    bySender: domain ? sentTo(scope, { mailboxId, domain, address: sender }) : [],
    byDomain: domain && !isFreeMail(domain) ? sentTo(scope, { mailboxId, domain }) : [],
  }
}

/** The ids of In-Reply-To and References, the newest first. */
export function citedIds({ inReplyTo, references }: Envelope): string[] {
  return [...new Set([...inReplyTo, ...references.toReversed()])].slice(0, MOST_IDS)
}

/** A stored conversation in which one of the cited messages lies, also one that is unmatched. */
export function threadOf(scope: Scope, ids: string[]): typeof threads.$inferSelect | null {
  if (ids.length === 0) return null
  const found = scope.db
    .select({ thread: threads })
    .from(messages)
    .innerJoin(threads, eq(threads.id, messages.threadId))
    .where(and(eq(messages.workspaceId, scope.workspaceId), inArray(messages.messageId, ids)))
    .orderBy(desc(messages.id))
    .get()
  return found?.thread ?? null
}

/** Our message to a failed address, the latest before a report without an original. */
export function lastSentTo(
  scope: Scope,
  { mailboxId, address, before }: { mailboxId: number; address: string; before: Date },
): Sent | null {
  const sent = sentTo(scope, { mailboxId, domain: emailSite(address), address })
  return sent.find((one) => one.leftAt <= before) ?? null
}

/** Our message under one of its ids. */
export function sentById(scope: Scope, messageId: string): Sent | null {
  return byIds(scope, [messageId])[0] ?? null
}

const SENT = {
  outboxId: outbox.id,
  threadId: outbox.threadId,
  contactId: outbox.contactId,
  prospectId: outbox.prospectId,
  enrolmentId: outbox.enrolmentId,
  toAddress: sql<string>`lower(${outbox.toAddress})`,
  subject: sql<string>`coalesce(${outbox.subject}, '')`,
  leftAt: outbox.mayHaveLeftAt,
  enrolmentIsLive: sql<number>`${enrolments.id} is not null and ${enrolments.endedAt} is null`,
}

function select(scope: Scope) {
  return scope.db
    .select(SENT)
    .from(outbox)
    .leftJoin(enrolments, eq(enrolments.id, outbox.enrolmentId))
    .$dynamic()
}

/** A built message counts by its id even before the note that it left: an answer can be quicker. */
function byIds(scope: Scope, ids: string[]): Sent[] {
  if (ids.length === 0) return []
  const rows = scope.db
    .select({ ...SENT, id: knownIds.messageId, createdAt: outbox.createdAt })
    .from(knownIds)
    .innerJoin(outbox, eq(outbox.id, knownIds.outboxId))
    .leftJoin(enrolments, eq(enrolments.id, outbox.enrolmentId))
    .where(
      and(
        eq(knownIds.workspaceId, scope.workspaceId),
        inArray(knownIds.messageId, ids),
        inArray(outbox.kind, ['step', 'reply']),
      ),
    )
    .all()
  return rows
    .sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
    .map(({ id: _id, createdAt, ...row }) => toSent({ ...row, leftAt: row.leftAt ?? createdAt }))
}

function byToken(scope: Scope, { subject, recipients }: Envelope): Sent | null {
  const tagged = recipients.flatMap((address) => /\+([a-z0-9_-]{16,})@/i.exec(address)?.[1] ?? [])
  const tokens = [tokenInSubject(subject), ...tagged].filter((token) => token !== null)
  if (tokens.length === 0) return null
  const row = select(scope)
    .where(and(eq(outbox.workspaceId, scope.workspaceId), inArray(outbox.unsubscribeToken, tokens)))
    .get()
  return row?.leftAt ? toSent(row) : null
}

function sentTo(
  scope: Scope,
  { mailboxId, domain, address }: { mailboxId: number; domain: string; address?: string },
): Sent[] {
  return select(scope)
    .where(
      and(
        eq(outbox.workspaceId, scope.workspaceId),
        eq(outbox.toDomain, domain),
        eq(outbox.mailboxId, mailboxId),
        isNotNull(outbox.mayHaveLeftAt),
        inArray(outbox.kind, ['step', 'reply']),
        address === undefined ? undefined : eq(sql`lower(${outbox.toAddress})`, address),
      ),
    )
    .orderBy(desc(outbox.mayHaveLeftAt))
    .limit(MOST_SENT)
    .all()
    .map(toSent)
}

function toSent(
  row: Omit<Sent, 'leftAt' | 'enrolmentIsLive'> & { leftAt: Date | null; enrolmentIsLive: number },
): Sent {
  return { ...row, leftAt: row.leftAt ?? new Date(0), enrolmentIsLive: Boolean(row.enrolmentIsLive) }
}
