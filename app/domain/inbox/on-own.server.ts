import { and, desc, eq, isNull } from 'drizzle-orm'
import { knownIds, threads } from '#db/tables/inbox.ts'
import { record } from '../activity/record.server.ts'
import { confirmSent } from '../outbox/settle-unknown.server.ts'
import { openThread } from '../outbox/threads.server.ts'
import { touch } from '../prospects/mirror.server.ts'
import type { Scope } from '../values/scope.server.ts'
import { contactOf, type Correspondent } from './correspondents.server.ts'
import { fileIncoming, type Arrival } from './file-incoming.server.ts'
import { citedIds, sentById, threadOf } from './gather.server.ts'
import { holdLive } from './on-bounce.server.ts'
import type { Envelope } from './read-message.ts'
import { getThreadRow, pointersOf, threadForSent, whoOf, type Thread } from './thread-for.server.ts'

/**
 * A copy of a message that we sent. Some relays put another Message-ID in the place of ours: our own id, which the first
 * message carries in References, shows whose copy it is, and the new id is learnt.
 * @returns true when it is such a copy
 */
export function isOurCopy(scope: Scope, envelope: Envelope): boolean {
  const { messageId, references, inReplyTo } = envelope
  if (!messageId) return false
  const known = sentById(scope, messageId)
  if (known) {
    confirmSent(scope, {
      outboxId: known.outboxId,
      because: 'a copy of it is in the Sent folder, so it did leave',
    })
    return true
  }
  const own = references.at(-1)
  if (!own || inReplyTo.includes(own)) return false
  const renamed = sentById(scope, own)
  if (!renamed || !envelope.recipients.includes(renamed.toAddress)) return false
  scope.db
    .insert(knownIds)
    .values({ workspaceId: scope.workspaceId, messageId, outboxId: renamed.outboxId })
    .onConflictDoNothing()
    .run()
  confirmSent(scope, {
    outboxId: renamed.outboxId,
    because: 'a copy of it is in the Sent folder, so it did leave',
  })
  return true
}

/**
 * The user wrote to a contact from another mail program: it appears in the thread, and what the program had planned for
 * that contact waits for a decision.
 */
export function onOwn(scope: Scope, arrival: Arrival): boolean {
  const found = recipientOf(scope, arrival.message)
  if (!found) return false
  const thread = threadOfOwn(scope, arrival, found)
  const messageId = fileIncoming(scope, arrival, {
    threadId: thread.id,
    kind: 'own',
    because: 'written from another mail program',
    direction: 'out',
    thread: thread.hasIncoming ? { state: 'done', unread: false } : {},
  })
  const who = whoOf(scope, thread)
  record(scope, {
    ...pointersOf(thread),
    messageId,
    what: 'mail.own',
    because: 'written from another mail program',
  })
  if (thread.prospectId) touch(scope, { prospectId: thread.prospectId, what: `You wrote to ${who}` })
  if (found.contactId) holdLive(scope, found.contactId, `You wrote to ${who} yourself`)
  return true
}

function recipientOf(scope: Scope, { recipients }: Envelope): Correspondent | null {
  for (const address of recipients) {
    const known = contactOf(scope, address)
    if (known) return known
  }
  return null
}

/** The conversation it answers; else the latest with that contact in this mailbox; else a new one. */
function threadOfOwn(scope: Scope, { mailboxId, message }: Arrival, to: Correspondent): Thread {
  const ids = citedIds(message)
  const cited = ids
    .map((id) => sentById(scope, id))
    .find((sent) => sent !== null && sent.contactId === to.contactId)
  if (cited) return threadForSent(scope, cited)
  const stored = threadOf(scope, ids) ?? latestWith(scope, { mailboxId, contactId: to.contactId })
  if (stored) return stored
  const { id } = openThread(scope, {
    mailboxId,
    subject: message.subject,
    prospectId: to.prospectId,
    contactId: to.contactId,
    siteId: to.siteId,
    matchedBecause: 'written from another mail program to a contact',
  })
  return getThreadRow(scope, id)!
}

function latestWith(
  scope: Scope,
  { mailboxId, contactId }: { mailboxId: number; contactId: number | null },
): Thread | undefined {
  if (contactId === null) return undefined
  return scope.db
    .select()
    .from(threads)
    .where(
      and(
        eq(threads.workspaceId, scope.workspaceId),
        eq(threads.contactId, contactId),
        eq(threads.mailboxId, mailboxId),
        isNull(threads.mergedIntoId),
      ),
    )
    .orderBy(desc(threads.lastMessageAt))
    .get()
}
