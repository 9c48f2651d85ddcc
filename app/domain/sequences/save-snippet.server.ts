import { snippets } from '#db/tables/outreach.ts'
import { eq } from 'drizzle-orm'
import { record } from '../activity/record.server.ts'
import { getSnippet, listSnippets } from '../templates/snippets.server.ts'
import { readSnippet } from '../templates/snippets.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { noteOpener } from './edit-sequence.server.ts'
import { settleSequence } from './settle.server.ts'
import { isUnused, openSnippetUses, usesWords } from './snippet-uses.server.ts'
import { writeAnew } from './write-anew.server.ts'

type SnippetSaved = { ok: true; id: number } | { ok: false; field: 'name' | 'text'; says: string }

/** More than this is a template. */
export const MOST_SNIPPET_LETTERS = 2_000
export const MOST_NAME_LETTERS = 60
const NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u

/**
 * Keeps a snippet, new (no id) or changed. Every message that has not left gets its new words, in each sequence that puts it in:
 * who lacks a field for them is held.
 * @returns what is wrong with the name or the words; nothing is changed then
 * @throws NotFound outside this workspace
 */
export function saveSnippet(
  scope: Scope,
  form: { id: number | null; name: string; text: string },
): SnippetSaved {
  const name = form.name.trim()
  const text = form.text.replace(/\r\n?/g, '\n').trim()
  return inTransaction(scope, (tx) => {
    const wrong = wrongName(tx, { id: form.id, name }) ?? wrongText(text)
    if (wrong) return { ok: false, ...wrong } as const
    if (form.id === null) {
      const { id } = tx.db
        .insert(snippets)
        .values({ workspaceId: tx.workspaceId, name, text, updatedAt: tx.now })
        .returning({ id: snippets.id })
        .get()
      record(tx, { what: 'snippet.added', because: 'decided by hand', data: { snippetId: id, name } })
      return { ok: true, id } as const
    }
    const before = getSnippet(tx, form.id)
    tx.db.update(snippets).set({ name, text, updatedAt: tx.now }).where(eq(snippets.id, form.id)).run()
    record(tx, { what: 'snippet.changed', because: 'decided by hand', data: { snippetId: form.id, name } })
    if (before.text !== text) writeWherePut(tx, name)
    return { ok: true, id: form.id } as const
  })
}

/**
 * Removes a snippet that is put in nowhere.
 * @returns what it was, for taking it back, or where it is used
 * @throws NotFound outside this workspace
 */
export function removeSnippet(
  scope: Scope,
  { id }: { id: number },
): { ok: true; name: string; text: string } | { ok: false; says: string } {
  return inTransaction(scope, (tx) => {
    const { name, text } = getSnippet(tx, id)
    const uses = openSnippetUses(tx)(name)
    if (!isUnused(uses))
      return {
        ok: false,
        says: `“${name}” stays: ${usesWords(uses)} would lack it. Take it out there first.`,
      } as const
    tx.db.delete(snippets).where(eq(snippets.id, id)).run()
    record(tx, { what: 'snippet.removed', because: 'decided by hand', data: { snippetId: id, name } })
    return { ok: true, name, text } as const
  })
}

/** What was written of the old words and has not left is written anew, and whoever now lacks something is held. */
function writeWherePut(scope: Scope, snippet: string): void {
  for (const { id, projectId, name, steps } of openSnippetUses(scope)(snippet).sequences) {
    noteOpener(scope, id)
    for (const number of steps) writeAnew(scope, { sequenceId: id, number })
    settleSequence(scope, id)
    record(scope, {
      what: 'sequence.text_changed',
      because: `the snippet “${snippet}” was changed`,
      projectId,
      data: { sequenceId: id, name, steps, snippet },
    })
  }
}

function wrongName(scope: Scope, { id, name }: { id: number | null; name: string }) {
  const wrong = (says: string) => ({ field: 'name' as const, says })
  if (name === '') return wrong('Give it a name: templates put it in by it.')
  if (name.length > MOST_NAME_LETTERS) return wrong(`A name has ${MOST_NAME_LETTERS} letters at most.`)
  if (!NAME.test(name))
    return wrong('A name has letters, digits, spaces, dots and dashes, and begins with a letter or digit.')
  const all = listSnippets(scope)
  const isSame = (one: string) => one.toLowerCase() === name.toLowerCase()
  const other = all.find((one) => one.id !== id && isSame(one.name))
  if (other) return wrong(`There is a snippet “${other.name}” already.`)
  const before = all.find((one) => one.id === id)?.name
  if (before === undefined || before === name) return null
  const uses = openSnippetUses(scope)(before)
  if (isUnused(uses)) return null
  return wrong(
    `Its name stays “${before}” while ${usesWords(uses)} put${usesCount(uses) === 1 ? 's' : ''} it in.`,
  )
}

function usesCount({ templates, sequences }: { templates: unknown[]; sequences: unknown[] }): number {
  return templates.length + sequences.length
}

function wrongText(text: string): { field: 'text'; says: string } | null {
  if (text === '') return { field: 'text', says: 'Write the words to keep.' }
  if (text.length > MOST_SNIPPET_LETTERS)
    return {
      field: 'text',
      says: `A snippet has ${MOST_SNIPPET_LETTERS} letters at most; this one has ${text.length}.`,
    }
  const read = readSnippet(text)
  if (read.ok) return null
  const { line, column, message } = read.error
  return { field: 'text', says: `Line ${line}, column ${column}: ${message}` }
}
