import { and, desc, eq } from 'drizzle-orm'
import { messages, threads } from '#db/tables/inbox.ts'
import { contacts } from '#db/tables/sites.ts'
import type { SuppressionReason } from '#db/vocabulary.ts'
import { record } from '../activity/record.server.ts'
import { contactName } from '../contacts/contact.ts'
import { queueMail } from '../outbox/queue.server.ts'
import { setNextAction } from '../prospects/mirror.server.ts'
import { suppressionFor } from '../sites/suppression.server.ts'
import { readEmailAddress } from '../values/email-address.ts'
import { inTransaction, soon, type Scope } from '../values/scope.server.ts'
import { getThread } from './read-thread.server.ts'
import { TAKE_BACK_MS } from './take-back.server.ts'
import { pointersOf, whoOf, type Thread } from './thread-for.server.ts'

export type Answered =
  | { ok: true; outboxId: number }
  | { ok: false; reason: 'nothing-written' | 'nobody-to-answer' | 'left-open' }
  | { ok: false; reason: 'suppressed'; because: SuppressionReason }

/** To whom an answer goes, and what it answers. */
export type Addressee = {
  address: string
  name: string | null
  inReplyTo: string | null
  references: string[]
  subject: string
}

/**
 * Answers in the thread, from its mailbox: in line for a moment in which it can be taken back, whatever the window says; In-Reply-To and References make it one
 * conversation for the other side too. The thread is done with that.
 */
export function answer(scope: Scope, { threadId, text }: { threadId: number; text: string }): Answered {
  const words = text.replace(/\r\n?/g, '\n').trim()
  if (words === '') return { ok: false, reason: 'nothing-written' }
  if (/⟨[^⟩\n]*⟩/.test(words)) return { ok: false, reason: 'left-open' }
  return inTransaction(scope, (tx) => {
    const thread = getThread(tx, threadId)
    const to = addresseeOf(tx, thread)
    if (!to) return { ok: false, reason: 'nobody-to-answer' } as const
    const suppressed = suppressionFor(tx, to.address)
    if (suppressed) return { ok: false, reason: 'suppressed', because: suppressed.reason } as const
    const { id: outboxId } = queueMail(tx, {
      kind: 'reply',
      mailboxId: thread.mailboxId,
      toAddress: to.address,
      toName: to.name,
      subject: to.subject,
      text: words,
      inReplyTo: to.inReplyTo,
      references: to.references,
      threadId,
      prospectId: thread.prospectId,
      contactId: thread.contactId,
      userId: tx.actor.kind === 'user' ? tx.actor.userId : null,
      dueAt: soon(tx, { ms: TAKE_BACK_MS }),
    })
    tx.db
      .update(threads)
      .set({ state: 'done', unread: false, snoozedUntil: null })
      .where(eq(threads.id, threadId))
      .run()
    record(tx, {
      ...pointersOf(thread),
      what: 'mail.answered',
      because: 'written in the inbox',
      data: { outboxId },
    })
    if (thread.prospectId)
      setNextAction(tx, {
        prospectId: thread.prospectId,
        text: `Wait for ${whoOf(tx, thread)} to answer`,
        at: null,
        needsPerson: false,
      })
    return { ok: true, outboxId } as const
  })
}

/** The last person who wrote, else the contact; machines are never answered. */
export function addresseeOf(scope: Scope, thread: Thread): Addressee | null {
  const all = scope.db
    .select({
      direction: messages.direction,
      kind: messages.kind,
      fromAddress: messages.fromAddress,
      fromName: messages.fromName,
      messageId: messages.messageId,
      references: messages.references,
      inReplyTo: messages.inReplyTo,
      subject: messages.subject,
    })
    .from(messages)
    .where(and(eq(messages.workspaceId, scope.workspaceId), eq(messages.threadId, thread.id)))
    .orderBy(desc(messages.at), desc(messages.id))
    .limit(100)
    .all()
  const person = all.find(
    (one) => one.direction === 'in' && one.kind === 'reply' && readEmailAddress(one.fromAddress),
  )
  const latest = all.find((one) => one.messageId !== null && (one === person || one.direction === 'out'))
  const contact = person ? null : contactOfThread(scope, thread)
  const address = readEmailAddress(person?.fromAddress ?? contact?.email ?? '')
  if (!address) return null
  const chain = latest ? [...(latest.references.length > 0 ? latest.references : latest.inReplyTo)] : []
  const subject = person?.subject || latest?.subject || thread.subject
  return {
    address,
    name: person ? person.fromName : contact && contactName(contact),
    inReplyTo: latest?.messageId ?? null,
    references: chain.filter((id) => id !== latest?.messageId),
    subject: /^\s*(re|aw|sv|antw|odp|vs)\s*:/i.test(subject) ? subject : `Re: ${subject}`,
  }
}

function contactOfThread(scope: Scope, { contactId }: Thread) {
  if (contactId === null) return null
  return (
    scope.db
      .select({ email: contacts.email, firstName: contacts.firstName, lastName: contacts.lastName })
      .from(contacts)
      .where(and(eq(contacts.workspaceId, scope.workspaceId), eq(contacts.id, contactId)))
      .get() ?? null
  )
}
