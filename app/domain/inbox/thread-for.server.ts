import { and, eq } from 'drizzle-orm'
import { threads } from '#db/tables/inbox.ts'
import { outbox } from '#db/tables/outreach.ts'
import { prospects } from '#db/tables/prospects.ts'
import { contacts } from '#db/tables/sites.ts'
import { fileOutgoing, openThread } from '../outbox/threads.server.ts'
import { contactName } from '../contacts/contact.ts'
import type { Scope } from '../values/scope.server.ts'
import type { Sent } from './match.ts'

export type Thread = typeof threads.$inferSelect

/** The conversation of one of our messages; an answer may come before the message was filed. */
export function threadForSent(scope: Scope, sent: Sent): Thread {
  const known = sent.threadId ?? outboxThread(scope, sent.outboxId)
  const threadId = known ?? fileOutgoing(scope, { outboxId: sent.outboxId }).threadId
  return threadId === null ? newThread(scope, sent) : getThreadRow(scope, threadId)!
}

export function getThreadRow(scope: Scope, threadId: number): Thread | undefined {
  return scope.db
    .select()
    .from(threads)
    .where(and(eq(threads.workspaceId, scope.workspaceId), eq(threads.id, threadId)))
    .get()
}

/** What the timeline points to when something happens in a thread. */
export function pointersOf(thread: Thread) {
  return {
    projectId: thread.projectId,
    siteId: thread.siteId,
    prospectId: thread.prospectId,
    contactId: thread.contactId,
    threadId: thread.id,
    mailboxId: thread.mailboxId,
  }
}

/** The first name of the contact of a thread, for sentences; else the address, else "Somebody". */
export function whoOf(
  scope: Scope,
  { contactId }: Pick<Thread, 'contactId'>,
  from?: { name: string | null; address: string } | null,
): string {
  const contact = contactId
    ? scope.db
        .select({ firstName: contacts.firstName, lastName: contacts.lastName, email: contacts.email })
        .from(contacts)
        .where(and(eq(contacts.workspaceId, scope.workspaceId), eq(contacts.id, contactId)))
        .get()
    : undefined
  const isContact = !from || !contact?.email || contact.email === from.address
  if (contact && isContact) return contact.firstName ?? contactName(contact)
  return from?.name?.split(/\s+/)[0] || from?.address || 'Somebody'
}

function outboxThread(scope: Scope, outboxId: number): number | null {
  return (
    scope.db
      .select({ threadId: outbox.threadId })
      .from(outbox)
      .where(and(eq(outbox.workspaceId, scope.workspaceId), eq(outbox.id, outboxId)))
      .get()?.threadId ?? null
  )
}

function newThread(scope: Scope, sent: Sent): Thread {
  const { mailboxId } = scope.db
    .select({ mailboxId: outbox.mailboxId })
    .from(outbox)
    .where(eq(outbox.id, sent.outboxId))
    .get()!
  const prospect = sent.prospectId
    ? scope.db.select({ id: prospects.id }).from(prospects).where(eq(prospects.id, sent.prospectId)).get()
    : undefined
  const { id } = openThread(scope, {
    mailboxId,
    subject: sent.subject,
    prospectId: prospect?.id ?? null,
    contactId: sent.contactId,
    matchedBecause: 'it answers a message of ours',
  })
  return getThreadRow(scope, id)!
}
