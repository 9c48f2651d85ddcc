import { contacts } from '#db/tables/sites.ts'
import type { ContactVerification } from '#db/vocabulary.ts'
import { and, eq, ne } from 'drizzle-orm'
import { record } from '../activity/record.server.ts'
import { emailKey, emailSite, readEmailAddress } from '../values/email-address.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { contactName, isRoleAddress } from './contact.ts'
import { getContact } from './get-contact.server.ts'

export type ContactForm = {
  email: string | null
  firstName: string | null
  lastName: string | null
  role: string | null
  foundOn: string | null
  note: string | null
}

/** Why an address cannot be a contact's. */
export type RefusedContact = 'not-an-address' | 'taken' | 'nobody'

/**
 * Changes what is known of a contact. Another address is not verified yet.
 * @returns refused for a text that is no single address, an address that another contact has, or nothing at all
 * @throws NotFound outside this workspace
 */
export function editContact(
  scope: Scope,
  { contactId, ...form }: ContactForm & { contactId: number },
): { ok: true } | { ok: false; reason: RefusedContact } {
  return inTransaction(scope, (tx) => {
    const contact = getContact(tx, contactId)
    const read = readContact(form)
    if (!read.ok) return read
    const { email } = read.value
    if (email && email !== contact.email && isTaken(tx, email, contactId))
      return { ok: false, reason: 'taken' } as const
    const address =
      email === contact.email
        ? {}
        : { emailDomain: email && emailSite(email), verification: unverified(email), awayUntil: null }
    tx.db
      .update(contacts)
      .set({ ...read.value, ...address })
      .where(eq(contacts.id, contactId))
      .run()
    record(tx, {
      what: 'contact.changed',
      because: 'edited by hand',
      contactId,
      siteId: contact.siteId,
      data: {
        name: contactName(read.value),
        ...(email !== contact.email && { from: contact.email, to: email }),
      },
    })
    return { ok: true } as const
  })
}

/** Reads what was typed of a contact: trimmed, with one usable address or none. */
export function readContact(
  form: ContactForm,
): { ok: true; value: ContactForm } | { ok: false; reason: Exclude<RefusedContact, 'taken'> } {
  const email = form.email?.trim() ? readEmailAddress(form.email) : null
  if (form.email?.trim() && !email) return { ok: false, reason: 'not-an-address' }
  const value = {
    email: email && emailKey(email),
    firstName: form.firstName?.trim() || null,
    lastName: form.lastName?.trim() || null,
    role: form.role?.trim() || null,
    foundOn: form.foundOn?.trim() || null,
    note: form.note?.trim() || null,
  }
  if (!value.email && !value.firstName && !value.lastName) return { ok: false, reason: 'nobody' }
  return { ok: true, value }
}

function isTaken(scope: Scope, email: string, contactId: number): boolean {
  const other = scope.db
    .select({ id: contacts.id })
    .from(contacts)
    .where(
      and(eq(contacts.workspaceId, scope.workspaceId), eq(contacts.email, email), ne(contacts.id, contactId)),
    )
    .get()
  return other !== undefined
}

function unverified(email: string | null): ContactVerification {
  return email && isRoleAddress(email) ? 'role' : 'unverified'
}
