import { eq } from 'drizzle-orm'
import { messages, threadReads, threads } from '#db/tables/inbox.ts'
import type { BounceClass, MessageKind, ReplyClass, ThreadState } from '#db/vocabulary.ts'
import type { Scope } from '../values/scope.server.ts'
import { cleanHtml } from './clean-html.ts'
import type { IncomingMessage } from './read-message.ts'

/** Where a message lies and what it is. */
export type Arrival = {
  mailboxId: number
  folder: string
  uid: number
  arrivedAt: Date
  message: IncomingMessage
  raw: Buffer
  visible: string
  quoted: string
}

export type Filing = {
  threadId: number
  kind: MessageKind
  because: string
  bounce?: { bounceClass: BounceClass; status: string | null; diagnostic: string }
  /** The words that ask for payment. */
  paymentWords?: string | null
  /** What the message changes about its thread; the state stays when none is given. */
  thread?: {
    state?: ThreadState
    unread?: boolean
    replyClass?: ReplyClass | null
    replyClassConfirmed?: boolean
    replyClassBecause?: string | null
  }
  direction?: 'in' | 'out'
  /** The words of the list; default: the beginning of what was written. */
  snippet?: string
}

/** Writes a message into its thread and brings the thread up to date. @returns the message's id */
export function fileIncoming(scope: Scope, arrival: Arrival, filing: Filing): number {
  const { message, arrivedAt } = arrival
  const { direction = 'in' } = filing
  const { id } = scope.db
    .insert(messages)
    .values({
      workspaceId: scope.workspaceId,
      threadId: filing.threadId,
      mailboxId: arrival.mailboxId,
      direction,
      kind: filing.kind,
      folder: arrival.folder,
      uid: arrival.uid,
      messageId: message.messageId,
      inReplyTo: message.inReplyTo,
      references: message.references.slice(-20),
      fromAddress: message.from?.address ?? '',
      fromName: message.from?.name ?? null,
      toAddress: message.to,
      subject: message.subject,
      at: arrivedAt,
      text: message.text,
      visibleText: arrival.visible,
      quotedText: arrival.quoted,
      html: message.html ? cleanHtml(message.html) : null,
      attachments: message.attachments.slice(0, 50),
      bounceClass: filing.bounce?.bounceClass ?? null,
      bounceStatus: filing.bounce?.status ?? null,
      bounceDiagnostic: filing.bounce?.diagnostic ?? null,
      matchedBecause: filing.because,
      paymentWords: filing.paymentWords ?? null,
      createdAt: scope.now,
    })
    .returning({ id: messages.id })
    .get()
  updateThread(scope, arrival, filing, direction)
  return id
}

/** The first words of a message, on one line. */
export function snippetOf(text: string): string {
  const words = text.replace(GREETING, '').replace(/\s+/g, ' ').trim() || text.replace(/\s+/g, ' ').trim()
  return words.length > 160 ? `${words.slice(0, 159).replace(/\s\S*$/, '')} …` : words
}

/** "Hi Anna," says nothing in a list. */
const GREETING =
  /^\s*(?:hi|hello|hey|dear|hallo|guten tag|bonjour|hola|ciao|hoi|hej|hei)\b[^\n]{0,40}[,!]?\s*\n/i

function updateThread(
  scope: Scope,
  { arrivedAt, visible, message }: Arrival,
  filing: Filing,
  direction: 'in' | 'out',
) {
  const before = scope.db.select().from(threads).where(eq(threads.id, filing.threadId)).get()!
  const isLatest = arrivedAt >= before.lastMessageAt
  scope.db
    .update(threads)
    .set({
      ...filing.thread,
      ...(filing.thread?.state ? { snoozedUntil: null } : {}),
      hasIncoming: before.hasIncoming || direction === 'in',
      lastMessageAt: isLatest ? arrivedAt : before.lastMessageAt,
      ...(direction === 'in' && (!before.lastIncomingAt || arrivedAt >= before.lastIncomingAt)
        ? { lastIncomingAt: arrivedAt }
        : {}),
      ...(isLatest ? { snippet: filing.snippet ?? snippetOf(visible || message.text) } : {}),
    })
    .where(eq(threads.id, filing.threadId))
    .run()
  // Who had read the thread has not read this.
  if (filing.thread?.unread)
    scope.db.delete(threadReads).where(eq(threadReads.threadId, filing.threadId)).run()
}
