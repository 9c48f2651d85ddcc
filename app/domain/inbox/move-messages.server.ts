import { and, desc, eq, inArray, isNull, ne, or, sql, type SQL } from 'drizzle-orm'
import { messages, threadNotes, threads } from '#db/tables/inbox.ts'
import { links } from '#db/tables/links.ts'
import { enrolments, outbox } from '#db/tables/outreach.ts'
import { record } from '../activity/record.server.ts'
import { openThread } from '../outbox/threads.server.ts'
import { Invalid, NotFound } from '../values/errors.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { snippetOf } from './file-incoming.server.ts'
import { attachThread } from './match-thread.server.ts'
import { answered } from './on-reply.server.ts'
import { getThread } from './read-thread.server.ts'
import { getThreadRow, pointersOf, type Thread } from './thread-for.server.ts'

/** What was moved and from where: enough to take it back. */
export type Moved = { fromThreadId: number; toThreadId: number; messageIds: number[] }

/**
 * Makes two conversations one: every message, note and promise of the first goes to the second, and its address leads there. Mail
 * that nobody knew whose it was becomes an answer to the second one's prospect, with all that an answer does.
 * @throws Invalid for a conversation with itself, or of another mailbox; NotFound for one of another workspace
 */
export function mergeThreads(
  scope: Scope,
  { threadId, intoThreadId }: { threadId: number; intoThreadId: number },
): Moved {
  if (threadId === intoThreadId) throw new Invalid('A conversation cannot be merged with itself.')
  return inTransaction(scope, (tx) => {
    const from = getThread(tx, threadId)
    const into = getThread(tx, intoThreadId)
    if (into.mergedIntoId !== null) throw new Invalid('That conversation was merged into another one.')
    if (from.prospectId === null && into.prospectId !== null)
      attachThread(tx, { threadId, prospectId: into.prospectId })
    const ids = messageIdsOf(tx, threadId)
    carry(tx, ids, from.id, into.id)
    tx.db.update(threadNotes).set({ threadId: into.id }).where(eq(threadNotes.threadId, from.id)).run()
    tx.db.update(enrolments).set({ threadId: into.id }).where(eq(enrolments.threadId, from.id)).run()
    tx.db
      .update(outbox)
      .set({ threadId: into.id })
      .where(ofTeam(tx, outbox, eq(outbox.threadId, from.id)))
      .run()
    tx.db
      .update(threads)
      .set({ mergedIntoId: into.id, state: 'done', unread: false, snoozedUntil: null })
      .where(eq(threads.id, from.id))
      .run()
    tell(tx, from, 'thread.merged', { into: into.id })
    if (from.prospectId !== null && from.prospectId !== into.prospectId) answerAgain(tx, into.id, ids)
    return { fromThreadId: from.id, toThreadId: into.id, messageIds: ids }
  })
}

/**
 * Gives one message a conversation of its own.
 * @param keeps 'prospect': it concerns the same prospect; 'nobody': it was matched wrongly, and nobody knows whose it is
 * @throws Invalid for the only message of a conversation; NotFound for a message that is not in it
 */
export function splitOff(
  scope: Scope,
  { threadId, messageId, keeps }: { threadId: number; messageId: number; keeps: 'prospect' | 'nobody' },
): Moved {
  return inTransaction(scope, (tx) => {
    const from = getThread(tx, threadId)
    const ids = messageIdsOf(tx, threadId)
    if (!ids.includes(messageId)) throw new NotFound('There is no such message in this conversation.')
    if (ids.length === 1) throw new Invalid('It is the only message of this conversation.')
    const message = tx.db.select().from(messages).where(eq(messages.id, messageId)).get()!
    const isIncoming = message.direction === 'in'
    const { id } = openThread(tx, {
      mailboxId: message.mailboxId,
      subject: message.subject || from.subject,
      ...(keeps === 'prospect' ? { prospectId: from.prospectId, contactId: from.contactId } : {}),
      state: isIncoming ? 'to_answer' : 'done',
      matchedBecause:
        keeps === 'prospect' ? 'Split off by hand' : 'Taken out of another conversation by hand',
    })
    carry(tx, [messageId], from.id, id)
    tell(tx, from, 'thread.split', { into: id })
    return { fromThreadId: from.id, toThreadId: id, messageIds: [messageId] }
  })
}

/**
 * Takes a merge or a split back: the messages return. What an answer did to a sequence stays done, since it may have told a person.
 * @throws NotFound for a conversation of another workspace
 */
export function moveBack(scope: Scope, { fromThreadId, toThreadId, messageIds }: Moved): void {
  inTransaction(scope, (tx) => {
    const home = getThread(tx, fromThreadId)
    const away = getThread(tx, toThreadId)
    const there = new Set(messageIdsOf(tx, away.id))
    const ids = messageIds.filter((id) => there.has(id))
    carry(tx, ids, away.id, home.id)
    const isIncoming = home.mergedIntoId !== null && getThreadRow(tx, home.id)!.hasIncoming
    tx.db
      .update(threads)
      .set({ mergedIntoId: null, ...(isIncoming ? { state: 'to_answer' as const } : {}) })
      .where(eq(threads.id, home.id))
      .run()
    if (messageIdsOf(tx, away.id).length === 0)
      tx.db.update(threads).set({ mergedIntoId: home.id, state: 'done' }).where(eq(threads.id, away.id)).run()
    tell(tx, home, 'thread.moved_back', { from: away.id })
  })
}

/** Other conversations with which this one may belong together: of its prospect, contact or site, the latest first. */
export function mergeCandidates(scope: Scope, thread: Thread) {
  const kin = [
    thread.prospectId ? eq(threads.prospectId, thread.prospectId) : undefined,
    thread.suggestedProspectId ? eq(threads.prospectId, thread.suggestedProspectId) : undefined,
    thread.contactId ? eq(threads.contactId, thread.contactId) : undefined,
    thread.siteId ? eq(threads.siteId, thread.siteId) : undefined,
  ].filter((one): one is SQL => one !== undefined)
  if (kin.length === 0) return []
  return scope.db
    .select({ id: threads.id, subject: threads.subject, at: threads.lastMessageAt })
    .from(threads)
    .where(
      and(
        eq(threads.workspaceId, scope.workspaceId),
        ne(threads.id, thread.id),
        isNull(threads.mergedIntoId),
        or(...kin),
      ),
    )
    .orderBy(desc(threads.lastMessageAt))
    .limit(12)
    .all()
}

function messageIdsOf(scope: Scope, threadId: number): number[] {
  return scope.db
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.workspaceId, scope.workspaceId), eq(messages.threadId, threadId)))
    .orderBy(messages.at, messages.id)
    .all()
    .map(({ id }) => id)
}

/** Messages with what hangs on them: the outbox row that made them, the promises that were made in them. */
function carry(scope: Scope, ids: number[], fromId: number, toId: number): void {
  scope.db.update(messages).set({ threadId: toId }).where(inArray(messages.id, ids)).run()
  scope.db
    .update(outbox)
    .set({ threadId: toId })
    .where(
      ofTeam(scope, outbox, sql`${outbox.id} in (select outbox_id from messages where thread_id = ${toId})`),
    )
    .run()
  scope.db
    .update(links)
    .set({ threadId: toId })
    .where(ofTeam(scope, links, and(eq(links.threadId, fromId), inArray(links.promiseMessageId, ids))!))
    .run()
  for (const id of [fromId, toId]) refresh(scope, id)
}

function ofTeam(scope: Scope, table: typeof outbox | typeof links, which: SQL) {
  return and(eq(table.workspaceId, scope.workspaceId), which)
}

/** What the list shows of a thread, from its messages as they are now. */
function refresh(scope: Scope, threadId: number): void {
  const all = scope.db
    .select({
      at: messages.at,
      direction: messages.direction,
      visibleText: messages.visibleText,
      text: messages.text,
    })
    .from(messages)
    .where(eq(messages.threadId, threadId))
    .orderBy(desc(messages.at), desc(messages.id))
    .all()
  const last = all[0]
  const lastIncoming = all.find((one) => one.direction === 'in')
  scope.db
    .update(threads)
    .set({
      hasIncoming: lastIncoming !== undefined,
      lastIncomingAt: lastIncoming?.at ?? null,
      ...(last ? { lastMessageAt: last.at, snippet: snippetOf(last.visibleText || last.text) } : {}),
    })
    .where(eq(threads.id, threadId))
    .run()
}

/** A person's words that come to another prospect are an answer there too. */
function answerAgain(scope: Scope, threadId: number, ids: number[]): void {
  const reply = scope.db
    .select({ id: messages.id, fromAddress: messages.fromAddress, fromName: messages.fromName })
    .from(messages)
    .where(and(inArray(messages.id, ids), eq(messages.direction, 'in'), eq(messages.kind, 'reply')))
    .orderBy(desc(messages.at))
    .get()
  if (!reply) return
  answered(scope, {
    thread: getThreadRow(scope, threadId)!,
    messageId: reply.id,
    from: { address: reply.fromAddress, name: reply.fromName },
    because: 'merged by hand',
  })
}

function tell(scope: Scope, thread: Thread, what: string, data: Record<string, unknown>): void {
  record(scope, { ...pointersOf(thread), what, because: 'moved by hand', data })
}
