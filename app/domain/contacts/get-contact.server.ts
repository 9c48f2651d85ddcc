import { contacts } from '#db/tables/sites.ts'
import { and, eq } from 'drizzle-orm'
import { NotFound } from '../values/errors.ts'
import type { Scope } from '../values/scope.server.ts'

export type Contact = typeof contacts.$inferSelect

/** @throws NotFound outside this workspace */
export function getContact(scope: Pick<Scope, 'db' | 'workspaceId'>, contactId: number): Contact {
  const contact = scope.db
    .select()
    .from(contacts)
    .where(and(eq(contacts.id, contactId), eq(contacts.workspaceId, scope.workspaceId)))
    .get()
  if (!contact) throw new NotFound('There is no such contact.')
  return contact
}
