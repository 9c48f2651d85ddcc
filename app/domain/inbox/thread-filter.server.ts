import { and, eq, gte, isNull, lt, sql, type SQL } from 'drizzle-orm'
import { threads } from '#db/tables/inbox.ts'
import type { Scope } from '../values/scope.server.ts'
import { readMailQuery, type MailQuery } from './mail-query.ts'

/** The person who reads; a job and a command read nothing. */
export function readerOf({ actor }: Pick<Scope, 'actor'>): number | null {
  return actor.kind === 'user' ? actor.userId : null
}

/** Something in the thread wants to be read, and this person has not. */
export function unreadBy(userId: number | null): SQL {
  return sql`(${threads.unread} = 1 and not exists (select 1 from thread_reads r where r.thread_id = ${threads.id} and r.user_id = ${userId}))`
}

/** What was typed into the search, as a condition over threads; undefined when nothing was. */
export function searched(scope: Scope, text: string): SQL | undefined {
  if (text.trim() === '') return undefined
  const query = readMailQuery(text)
  return and(
    query.match ? isFound(scope, query.match, query.plain) : undefined,
    ...query.without.map((phrase) => sql`${threads.id} not in (${threadsWith(phrase)})`),
    ...narrowed(scope, query),
  )
}

/** The message that was found in each of these threads, as the words around the find. */
export function excerpts(
  scope: Scope,
  { q, threadIds }: { q: string; threadIds: number[] },
): Map<number, Excerpt> {
  const { match } = readMailQuery(q)
  if (!match || threadIds.length === 0) return new Map()
  const rows = scope.db.all<{ threadId: number; words: string }>(
    sql`select m.thread_id as threadId, snippet(messages_search, -1, ${OPEN}, ${SHUT}, '…', 16) as words
      from messages_search join messages m on m.id = messages_search.rowid
      where messages_search match ${match} and m.thread_id in ${threadIds} order by m.id`,
  )
  return new Map(rows.map(({ threadId, words }) => [threadId, piecesOf(words)]))
}

/** Words of a message; those that were searched for stand out. */
export type Excerpt = { text: string; isHit: boolean }[]

/** Two signs of the private area stand around what was found. */
const OPEN = '\uE000'
const SHUT = '\uE001'

function piecesOf(words: string): Excerpt {
  return words
    .replace(/\s+/g, ' ')
    .split(/(\uE000[^\uE001]*\uE001)/)
    .filter(Boolean)
    .map((piece) => ({ text: piece.replace(/[\uE000\uE001]/g, ''), isHit: piece.startsWith(OPEN) }))
}

function threadsWith(match: string): SQL {
  return sql`select thread_id from messages where id in (select rowid from messages_search where messages_search match ${match})`
}

/** Words of one message; plain words are also sought in the contact's name and address and the prospect's domain. */
function isFound(scope: Scope, match: string, plain: string | null): SQL {
  // A common word is met soon on the way down the list; a rare one leads to its threads.
  if (isCommon(scope, match))
    return sql`exists (select 1 from messages m where m.thread_id = ${threads.id}
      and m.id in (select rowid from messages_search where messages_search match ${match}))`
  const inMessages = sql`${threads.id} in (${threadsWith(match)})`
  if (!plain || plain.length < 3) return inMessages
  // Without an escape sign, so that the indexes of parts of words are used; a sign with a meaning stands for any one.
  const part = `%${plain.replace(/[%_]/g, '_')}%`
  return sql`(${inMessages}
    or ${threads.contactId} in (select rowid from contacts_search where email like ${part}
      union select rowid from contacts_search where first_name like ${part}
      union select rowid from contacts_search where last_name like ${part})
    or ${threads.prospectId} in (select rowid from prospects_search where domain like ${part}))`
}

/** More messages than this have it: nobody reads them all. */
const COMMON = 2_000

function isCommon(scope: Scope, match: string): boolean {
  const found = scope.db.get<{ n: number }>(
    sql`select count(*) as n from (select 1 from messages_search where messages_search match ${match} limit ${COMMON})`,
  )
  return found.n === COMMON
}

function narrowed(scope: Scope, query: MailQuery): (SQL | undefined)[] {
  return [
    query.hasAttachment
      ? sql`exists (select 1 from messages m where m.thread_id = ${threads.id} and m.attachments <> '[]')`
      : undefined,
    query.isUnread ? unreadBy(readerOf(scope)) : undefined,
    query.isUnmatched ? isNull(threads.prospectId) : undefined,
    query.isReplyClass ? eq(threads.replyClass, query.isReplyClass) : undefined,
    query.mailbox
      ? sql`${threads.mailboxId} in (select id from mailboxes where workspace_id = ${scope.workspaceId} and instr(lower(email), ${query.mailbox}) > 0)`
      : undefined,
    query.assigned ? isAssigned(scope, query.assigned) : undefined,
    query.before ? lt(threads.lastMessageAt, query.before) : undefined,
    query.after ? gte(threads.lastMessageAt, query.after) : undefined,
  ]
}

function isAssigned(scope: Scope, who: string): SQL {
  if (who === 'me') return sql`${threads.assigneeId} = ${readerOf(scope)}`
  if (who === 'nobody' || who === 'none') return isNull(threads.assigneeId)
  return sql`${threads.assigneeId} in (select id from users where instr(lower(name), ${who}) > 0)`
}
