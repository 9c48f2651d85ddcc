import { eq } from 'drizzle-orm'
import { messages, threads } from '#db/tables/inbox.ts'
import { record } from '../activity/record.server.ts'
import { openThread } from '../outbox/threads.server.ts'
import type { Scope } from '../values/scope.server.ts'
import { gather } from './gather.server.ts'
import { match } from './match.ts'
import { holdLive } from './on-bounce.server.ts'
import type { Envelope } from './read-message.ts'
import type { Delivered } from './receive.server.ts'
import { getThreadRow, pointersOf, threadForSent, type Thread } from './thread-for.server.ts'

/** More of a message than this is not kept raw. */
const MOST_RAW = 2_000_000

/**
 * Keeps a message that could not be read, raw and marked, so that a person can look at it. It may be an answer: what goes to
 * its contact waits.
 */
export function keepUnreadable(
  scope: Scope,
  { envelope, because, ...delivered }: Delivered & { envelope: Envelope; because: string },
): void {
  const words = `This message could not be read: ${because}`
  const found = match(
    envelope,
    gather(scope, { mailboxId: delivered.mailboxId, envelope }),
    delivered.arrivedAt,
  )
  const thread = found ? threadForSent(scope, found.sent) : unmatched(scope, delivered, envelope, words)
  const { id } = scope.db
    .insert(messages)
    .values({
      workspaceId: scope.workspaceId,
      threadId: thread.id,
      mailboxId: delivered.mailboxId,
      direction: 'in',
      kind: 'reply',
      folder: delivered.folder,
      uid: delivered.uid,
      messageId: envelope.messageId,
      inReplyTo: envelope.inReplyTo,
      references: envelope.references.slice(-20),
      fromAddress: envelope.from?.address ?? '',
      fromName: envelope.from?.name ?? null,
      toAddress: envelope.to,
      subject: envelope.subject,
      at: delivered.arrivedAt,
      text: '',
      visibleText: '',
      attachments: [],
      matchedBecause: words,
      unreadable: true,
      raw: delivered.raw.subarray(0, MOST_RAW),
      createdAt: scope.now,
    })
    .returning({ id: messages.id })
    .get()
  scope.db
    .update(threads)
    .set({
      state: 'to_answer',
      unread: true,
      hasIncoming: true,
      lastMessageAt: delivered.arrivedAt,
      lastIncomingAt: delivered.arrivedAt,
      snippet: 'A message that could not be read.',
    })
    .where(eq(threads.id, thread.id))
    .run()
  record(scope, { ...pointersOf(thread), messageId: id, what: 'mail.unreadable', because: words })
  if (thread.contactId) holdLive(scope, thread.contactId, 'A message that could not be read may be an answer')
}

function unmatched(scope: Scope, { mailboxId }: Delivered, envelope: Envelope, because: string): Thread {
  const { id } = openThread(scope, { mailboxId, subject: envelope.subject, matchedBecause: because })
  return getThreadRow(scope, id)!
}
