import { snippets } from '#db/tables/outreach.ts'
import { and, asc, eq } from 'drizzle-orm'
import { NotFound } from '../values/errors.ts'
import type { Scope } from '../values/scope.server.ts'
import { readWithSnippets, type Snippets } from './snippets.ts'
import type { Read } from './syntax.ts'

export type StoredSnippet = typeof snippets.$inferSelect
type Reading = Pick<Scope, 'db' | 'workspaceId'>

/** The saved pieces of text of the workspace, by name. */
export function listSnippets({ db, workspaceId }: Reading): StoredSnippet[] {
  return db
    .select()
    .from(snippets)
    .where(eq(snippets.workspaceId, workspaceId))
    .orderBy(asc(snippets.name))
    .all()
}

/** @throws NotFound outside this workspace */
export function getSnippet({ db, workspaceId }: Reading, id: number): StoredSnippet {
  const snippet = db
    .select()
    .from(snippets)
    .where(and(eq(snippets.workspaceId, workspaceId), eq(snippets.id, id)))
    .get()
  if (!snippet) throw new NotFound('There is no such snippet.')
  return snippet
}

/** What `{{snippet "name"}}` stands for in this workspace. */
export function snippetTexts(scope: Reading): Snippets {
  return Object.fromEntries(listSnippets(scope).map(({ name, text }) => [name, text]))
}

/** Reads a text that is to be kept: what it names must be there. */
export function readToKeep(scope: Reading, source: string): Read {
  return readWithSnippets(source, snippetTexts(scope))
}
