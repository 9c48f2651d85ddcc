import { and, asc, eq } from 'drizzle-orm'
import { savedReplies } from '#db/tables/inbox.ts'
import { readWithoutSnippets } from '../templates/snippets.ts'
import { NotFound } from '../values/errors.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { openFilling } from './fill-words.server.ts'
import { getThread } from './read-thread.server.ts'

export type SavedReply = { id: number; name: string; text: string }
export type SavedReplyProblem = { field: 'name' | 'text'; says: string }

/** More than anybody can tell apart in a menu. */
const AT_MOST = 100

export function listSavedReplies(scope: Scope): SavedReply[] {
  return scope.db
    .select({ id: savedReplies.id, name: savedReplies.name, text: savedReplies.text })
    .from(savedReplies)
    .where(eq(savedReplies.workspaceId, scope.workspaceId))
    .orderBy(asc(savedReplies.name))
    .limit(AT_MOST)
    .all()
}

/** The team's saved replies with the merge fields of a conversation filled; what is not known stands as ⟨field⟩. */
export function repliesFor(scope: Scope, { threadId }: { threadId: number }): SavedReply[] {
  const fill = openFilling(scope, getThread(scope, threadId))
  return listSavedReplies(scope).map((reply) => ({ ...reply, text: fill(reply.text) }))
}

/** Keeps words under a name; an id changes the one that is there. @throws NotFound for one of another team */
export function saveReply(
  scope: Scope,
  { id, name, text }: { id: number | null; name: string; text: string },
): { ok: true; id: number } | { ok: false; problem: SavedReplyProblem } {
  const values = { name: name.trim(), text: text.replace(/\r\n?/g, '\n').trim(), updatedAt: scope.now }
  return inTransaction(scope, (tx) => {
    const problem = problemOf(tx, id, values)
    if (problem) return { ok: false, problem } as const
    if (id === null) {
      const made = tx.db
        .insert(savedReplies)
        .values({ ...values, workspaceId: tx.workspaceId })
        .returning({ id: savedReplies.id })
        .get()
      return { ok: true, id: made.id } as const
    }
    const { changes } = tx.db.update(savedReplies).set(values).where(one(tx, id)).run()
    if (changes === 0) throw new NotFound('There is no such saved reply.')
    return { ok: true, id } as const
  })
}

/** @returns what it was, for taking it back; null when there was none */
export function removeReply(scope: Scope, { id }: { id: number }): SavedReply | null {
  return (
    scope.db
      .delete(savedReplies)
      .where(one(scope, id))
      .returning({ id: savedReplies.id, name: savedReplies.name, text: savedReplies.text })
      .get() ?? null
  )
}

function problemOf(
  scope: Scope,
  id: number | null,
  { name, text }: { name: string; text: string },
): SavedReplyProblem | null {
  if (name === '') return { field: 'name', says: 'Give it a name to find it by.' }
  if (text === '') return { field: 'text', says: 'Write the words to keep.' }
  const parsed = readWithoutSnippets(text, 'Snippets stand in templates and steps; write the words out here')
  if (!parsed.ok) return { field: 'text', says: parsed.error.message }
  const same = scope.db
    .select({ id: savedReplies.id })
    .from(savedReplies)
    .where(and(eq(savedReplies.workspaceId, scope.workspaceId), eq(savedReplies.name, name)))
    .get()
  return same && same.id !== id ? { field: 'name', says: `There is a saved reply “${name}” already.` } : null
}

function one(scope: Scope, id: number) {
  return and(eq(savedReplies.workspaceId, scope.workspaceId), eq(savedReplies.id, id))
}
