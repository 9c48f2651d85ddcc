import { templates } from '#db/tables/outreach.ts'
import type { Tactic } from '#db/vocabulary.ts'
import { eq } from 'drizzle-orm'
import { record } from '../activity/record.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { getTemplate } from './queries.server.ts'
import { readToKeep } from './snippets.server.ts'
import type { TemplateError } from './syntax.ts'

export type TemplateText = {
  name: string
  tactic: Tactic | null
  isFollowUp: boolean
  subject: string
  body: string
}

type Saved = { ok: true; id: number } | { ok: false; field: 'subject' | 'body'; error: TemplateError }

/**
 * Keeps a template, new or changed. Sequences keep the words they were made with.
 * @returns the place of the error when the subject or the body cannot be read; nothing is changed then
 * @throws NotFound outside this workspace
 */
export function saveTemplate(scope: Scope, { id, ...text }: TemplateText & { id?: number }): Saved {
  for (const field of ['subject', 'body'] as const) {
    const read = readToKeep(scope, text[field])
    if (!read.ok) return { ok: false, field, error: read.error }
  }
  return inTransaction(scope, (tx) => {
    const values = { ...text, updatedAt: tx.now }
    if (id === undefined) {
      const made = tx.db
        .insert(templates)
        .values({ workspaceId: tx.workspaceId, ...values })
        .returning({ id: templates.id })
        .get()
      record(tx, { what: 'template.added', data: { templateId: made.id, name: text.name } })
      return { ok: true, id: made.id } as const
    }
    getTemplate(tx, id)
    tx.db.update(templates).set(values).where(eq(templates.id, id)).run()
    record(tx, { what: 'template.changed', data: { templateId: id, name: text.name } })
    return { ok: true, id } as const
  })
}

/** Takes a template out of the lists, or back into them. Sequences made from it are not touched. */
export function archiveTemplate(scope: Scope, { id, isArchived }: { id: number; isArchived: boolean }): void {
  inTransaction(scope, (tx) => {
    const { name } = getTemplate(tx, id)
    tx.db
      .update(templates)
      .set({ archivedAt: isArchived ? tx.now : null })
      .where(eq(templates.id, id))
      .run()
    record(tx, {
      what: isArchived ? 'template.archived' : 'template.restored',
      data: { templateId: id, name },
    })
  })
}
