import { contacts } from '#db/tables/sites.ts'
import { and, asc, eq } from 'drizzle-orm'
import { suppressionFor } from '../sites/suppression.server.ts'
import type { Scope } from '../values/scope.server.ts'
import { contactName } from './contact.ts'

export type ListedContact = ReturnType<typeof contactsAt>[number]

/** The people at a site, each with what keeps us from writing to them, if anything does. */
export function contactsAt(scope: Scope, { siteId, atMost = 50 }: { siteId: number; atMost?: number }) {
  return scope.db
    .select({
      id: contacts.id,
      email: contacts.email,
      firstName: contacts.firstName,
      lastName: contacts.lastName,
      role: contacts.role,
      foundOn: contacts.foundOn,
      foundHow: contacts.foundHow,
      foundAt: contacts.foundAt,
      verification: contacts.verification,
      verificationBecause: contacts.verificationBecause,
      doNotContactAt: contacts.doNotContactAt,
      doNotContactBecause: contacts.doNotContactBecause,
      awayUntil: contacts.awayUntil,
      note: contacts.note,
    })
    .from(contacts)
    .where(and(eq(contacts.workspaceId, scope.workspaceId), eq(contacts.siteId, siteId)))
    .orderBy(asc(contacts.id))
    .limit(atMost)
    .all()
    .map((contact) => ({
      ...contact,
      name: contactName(contact),
      suppression: contact.email ? suppressionFor(scope, contact.email) : null,
    }))
}
