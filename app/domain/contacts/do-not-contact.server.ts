import { contacts, suppressions } from '#db/tables/sites.ts'
import { and, eq } from 'drizzle-orm'
import { record } from '../activity/record.server.ts'
import { putOnList } from '../sites/suppression.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { getContact } from './get-contact.server.ts'

/**
 * Marks a person as never to be written to, and puts the address on the suppression list. Mail that waits is
 * refused when it is claimed; to cancel it at once as well, use the opt-out of sequences.
 * Safe to repeat: the first cause stays.
 */
export function markDoNotContact(
  scope: Scope,
  { contactId, because }: { contactId: number; because: string },
): void {
  inTransaction(scope, (tx) => {
    const contact = getContact(tx, contactId)
    if (contact.email)
      putOnList(tx, { kind: 'address', value: contact.email, reason: 'do_not_contact', origin: because })
    if (contact.doNotContactAt) return
    tx.db
      .update(contacts)
      .set({ doNotContactAt: tx.now, doNotContactBecause: because })
      .where(eq(contacts.id, contactId))
      .run()
    record(tx, { what: 'contact.do_not_contact', because, contactId, siteId: contact.siteId })
  })
}

/**
 * Takes the mark back, with the entry it made. An unsubscribe, a bounce or a complaint of the same address is
 * another matter and stays on the list.
 */
export function allowContact(
  scope: Scope,
  { contactId, because }: { contactId: number; because: string },
): void {
  inTransaction(scope, (tx) => {
    const contact = getContact(tx, contactId)
    if (!contact.doNotContactAt) return
    tx.db
      .update(contacts)
      .set({ doNotContactAt: null, doNotContactBecause: null })
      .where(eq(contacts.id, contactId))
      .run()
    if (contact.email)
      tx.db
        .delete(suppressions)
        .where(
          and(
            eq(suppressions.workspaceId, tx.workspaceId),
            eq(suppressions.kind, 'address'),
            eq(suppressions.value, contact.email),
            eq(suppressions.reason, 'do_not_contact'),
          ),
        )
        .run()
    record(tx, { what: 'contact.allowed', because, contactId, siteId: contact.siteId })
  })
}
