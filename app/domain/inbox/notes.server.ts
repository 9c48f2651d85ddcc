import { and, asc, eq } from 'drizzle-orm'
import { threadNotes } from '#db/tables/inbox.ts'
import { users } from '#db/tables/workspaces.ts'
import { Forbidden, Invalid } from '../values/errors.ts'
import type { Scope } from '../values/scope.server.ts'
import { getThread } from './read-thread.server.ts'
import { readerOf } from './thread-filter.server.ts'

/** What the team has said to each other beside a conversation, in order. Nothing of it ever leaves. */
export function notesOf(scope: Scope, { threadId }: { threadId: number }) {
  return scope.db
    .select({
      id: threadNotes.id,
      text: threadNotes.text,
      at: threadNotes.at,
      userId: threadNotes.userId,
      name: users.name,
    })
    .from(threadNotes)
    .innerJoin(users, eq(users.id, threadNotes.userId))
    .where(and(eq(threadNotes.workspaceId, scope.workspaceId), eq(threadNotes.threadId, threadId)))
    .orderBy(asc(threadNotes.at), asc(threadNotes.id))
    .all()
}

/** @throws Invalid when nothing is written; Forbidden when no person writes */
export function addNote(
  scope: Scope,
  { threadId, text }: { threadId: number; text: string },
): { id: number } {
  const userId = readerOf(scope)
  const words = text.replace(/\r\n?/g, '\n').trim()
  if (userId === null) throw new Forbidden('Only a person of the team writes notes.')
  if (words === '') throw new Invalid('Write something first.')
  getThread(scope, threadId)
  return scope.db
    .insert(threadNotes)
    .values({ workspaceId: scope.workspaceId, threadId, userId, text: words, at: scope.now })
    .returning({ id: threadNotes.id })
    .get()
}

/** Everybody takes back their own notes only. @returns its words, or null when there was none of theirs */
export function removeNote(
  scope: Scope,
  { threadId, noteId }: { threadId: number; noteId: number },
): { text: string } | null {
  const userId = readerOf(scope)
  if (userId === null) return null
  return (
    scope.db
      .delete(threadNotes)
      .where(
        and(
          eq(threadNotes.workspaceId, scope.workspaceId),
          eq(threadNotes.threadId, threadId),
          eq(threadNotes.id, noteId),
          eq(threadNotes.userId, userId),
        ),
      )
      .returning({ text: threadNotes.text })
      .get() ?? null
  )
}
