import { and, eq } from 'drizzle-orm'
import { messages } from '#db/tables/inbox.ts'
import { readMessageAt } from '#app/gateways/imap/read-message.ts'
import { getMailbox } from '../mailboxes/get-mailbox.server.ts'
import { signedIn } from '../mailboxes/sign-in.server.ts'
import { troubleSentence } from '../mailboxes/trouble-words.ts'
import { NotFound } from '../values/errors.ts'
import type { Scope } from '../values/scope.server.ts'
import { attachmentsIn } from './read-message.ts'

export type Attachment = { ok: true; name: string; bytes: Buffer } | { ok: false; says: string }

/**
 * Brings an attachment from the mailbox, where it stays: only its name and size are kept here.
 * @param at its place in the message's list, from 0
 * @throws NotFound for a message or attachment that is not in the conversation
 */
export async function fetchAttachment(
  scope: Scope,
  { threadId, messageId, at }: { threadId: number; messageId: number; at: number },
): Promise<Attachment> {
  const message = scope.db
    .select({
      mailboxId: messages.mailboxId,
      folder: messages.folder,
      uid: messages.uid,
      messageId: messages.messageId,
      attachments: messages.attachments,
    })
    .from(messages)
    .where(
      and(
        eq(messages.workspaceId, scope.workspaceId),
        eq(messages.threadId, threadId),
        eq(messages.id, messageId),
      ),
    )
    .get()
  const listed = message?.attachments[at]
  if (!message || !listed || !message.folder || message.uid === null)
    throw new NotFound('There is no such attachment.')
  const mailbox = getMailbox(scope, message.mailboxId)
  const place = { folder: message.folder, uid: message.uid, messageId: message.messageId }
  const entered = await signedIn(
    scope,
    { mailbox, side: 'imap' },
    (server) => readMessageAt(server, place),
    (one) => !one.ok && one.trouble === 'grant-over',
  )
  const read = entered.ok ? entered.result : entered
  if (!read.ok) {
    const { trouble: word, detail } = read
    return { ok: false, says: troubleSentence({ word, host: mailbox.imapHost, detail }) }
  }
  const found = read.raw ? attachmentsIn(read.raw)[at] : undefined
  return found?.name === listed.name
    ? { ok: true, name: found.name, bytes: found.bytes }
    : { ok: false, says: `“${listed.name}” is not in ${message.folder} of ${mailbox.email} any more.` }
}
