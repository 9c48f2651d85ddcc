import { templates } from '#db/tables/outreach.ts'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { NotFound } from '../values/errors.ts'
import type { Scope } from '../values/scope.server.ts'

export type StoredTemplate = typeof templates.$inferSelect

/** The templates in use, first mails before follow-ups, by name. */
export function listTemplates(scope: Scope): StoredTemplate[] {
  return scope.db
    .select()
    .from(templates)
    .where(and(eq(templates.workspaceId, scope.workspaceId), isNull(templates.archivedAt)))
    .orderBy(asc(templates.isFollowUp), asc(templates.name), asc(templates.id))
    .all()
}

/** @throws NotFound outside this workspace */
export function getTemplate(scope: Pick<Scope, 'db' | 'workspaceId'>, templateId: number): StoredTemplate {
  const template = scope.db
    .select()
    .from(templates)
    .where(and(eq(templates.workspaceId, scope.workspaceId), eq(templates.id, templateId)))
    .get()
  if (!template) throw new NotFound('There is no such template.')
  return template
}
