import { and, eq, isNull } from 'drizzle-orm'
import { messages, threads } from '#db/tables/inbox.ts'
import { enrolments, outbox } from '#db/tables/outreach.ts'
import { prospects } from '#db/tables/prospects.ts'
import { contacts } from '#db/tables/sites.ts'
import type { ThreadState } from '#db/vocabulary.ts'
import { getMailbox } from '../mailboxes/get-mailbox.server.ts'
import { NotFound } from '../values/errors.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { bareId } from './header-block.ts'

export type NewThread = {
  mailboxId: number
  subject: string
  prospectId?: number | null
  contactId?: number | null
  projectId?: number | null
  siteId?: number | null
  state?: ThreadState
  unread?: boolean
  hasIncoming?: boolean
  /** Why it hangs together with its prospect, or why it is not matched. */
  matchedBecause?: string | null
  snippet?: string | null
}

/** Begins a conversation. Project and site follow from the prospect, the site from the contact, where they are not given. */
export function openThread(scope: Scope, thread: NewThread): { id: number } {
  const prospect = thread.prospectId
    ? scope.db
        .select({ projectId: prospects.projectId, siteId: prospects.siteId })
        .from(prospects)
        .where(and(eq(prospects.workspaceId, scope.workspaceId), eq(prospects.id, thread.prospectId)))
        .get()
    : undefined
  const contact = thread.contactId
    ? scope.db
        .select({ siteId: contacts.siteId })
        .from(contacts)
        .where(and(eq(contacts.workspaceId, scope.workspaceId), eq(contacts.id, thread.contactId)))
        .get()
    : undefined
  return scope.db
    .insert(threads)
    .values({
      workspaceId: scope.workspaceId,
      mailboxId: thread.mailboxId,
      subject: thread.subject,
      prospectId: thread.prospectId ?? null,
      contactId: thread.contactId ?? null,
      projectId: thread.projectId ?? prospect?.projectId ?? null,
      siteId: thread.siteId ?? prospect?.siteId ?? contact?.siteId ?? null,
      state: thread.state ?? 'done',
      unread: thread.unread ?? false,
      hasIncoming: thread.hasIncoming ?? false,
      matchedBecause: thread.matchedBecause ?? null,
      snippet: thread.snippet ?? null,
      lastMessageAt: scope.now,
      createdAt: scope.now,
    })
    .returning({ id: threads.id })
    .get()
}

/**
 * Writes down a message that has left (or may have): its place in the thread, which is opened when there is none yet. Tests and
 * alerts belong to no conversation.
 * @returns whether this was the first time; safe to repeat
 */
export function fileOutgoing(
  scope: Scope,
  { outboxId }: { outboxId: number },
): { isNew: boolean; threadId: number | null; messageId: number | null } {
  return inTransaction(scope, (tx) => {
    const row = tx.db
      .select()
      .from(outbox)
      .where(and(eq(outbox.workspaceId, tx.workspaceId), eq(outbox.id, outboxId)))
      .get()
    if (!row) throw new NotFound('There is no such message.')
    if (row.kind === 'test' || row.kind === 'alert') return { isNew: false, threadId: null, messageId: null }
    const filed = tx.db
      .select({ id: messages.id, threadId: messages.threadId })
      .from(messages)
      .where(eq(messages.outboxId, outboxId))
      .get()
    if (filed) return { isNew: false, threadId: filed.threadId, messageId: filed.id }
    const threadId = row.threadId ?? threadFor(tx, row)
    const mailbox = getMailbox(tx, row.mailboxId)
    const at = row.sentAt ?? row.mayHaveLeftAt ?? tx.now
    const text = row.text ?? ''
    const { id } = tx.db
      .insert(messages)
      .values({
        workspaceId: tx.workspaceId,
        threadId,
        mailboxId: row.mailboxId,
        direction: 'out',
        kind: 'own',
        outboxId,
        messageId: row.messageId,
        inReplyTo: row.inReplyTo ? [bareId(row.inReplyTo)] : [],
        references: (row.references ?? []).map(bareId),
        fromAddress: mailbox.email,
        fromName: mailbox.fromName,
        toAddress: row.toAddress,
        subject: row.subject ?? '',
        at,
        text,
        visibleText: text,
        html: row.html,
        attachments: [],
        createdAt: tx.now,
      })
      .returning({ id: messages.id })
      .get()
    tx.db
      .update(threads)
      .set({
        lastMessageAt: at,
        snippet: text.replace(/\s+/g, ' ').slice(0, 160),
        ...(row.kind === 'reply' ? { state: 'done' as const, unread: false, snoozedUntil: null } : {}),
      })
      .where(eq(threads.id, threadId))
      .run()
    tx.db.update(outbox).set({ threadId }).where(eq(outbox.id, outboxId)).run()
    return { isNew: true, threadId, messageId: id }
  })
}

/** A follow-up belongs into the thread of its enrolment; anything else that answers nothing begins one. */
function threadFor(scope: Scope, row: typeof outbox.$inferSelect): number {
  const enrolment = row.enrolmentId
    ? scope.db
        .select({ threadId: enrolments.threadId })
        .from(enrolments)
        .where(eq(enrolments.id, row.enrolmentId))
        .get()
    : undefined
  if (row.inReplyTo && enrolment?.threadId) return enrolment.threadId
  const { id } = openThread(scope, {
    mailboxId: row.mailboxId,
    subject: row.subject ?? '',
    prospectId: row.prospectId,
    contactId: row.contactId,
    matchedBecause: row.enrolmentId ? 'begun by our sequence' : null,
  })
  if (row.enrolmentId)
    scope.db
      .update(enrolments)
      .set({ threadId: id })
      .where(and(eq(enrolments.id, row.enrolmentId), row.inReplyTo ? isNull(enrolments.threadId) : undefined))
      .run()
  return id
}
