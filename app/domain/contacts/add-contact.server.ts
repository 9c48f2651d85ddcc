import { contacts, sites } from '#db/tables/sites.ts'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { record } from '../activity/record.server.ts'
import { emailKey, emailSite, readEmailAddress } from '../values/email-address.ts'
import { Invalid, NotFound } from '../values/errors.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { contactName, isRoleAddress } from './contact.ts'

export type NewContact = {
  siteId: number
  email?: string | null
  firstName?: string | null
  lastName?: string | null
  role?: string | null
  /** Page on which the address was found, and how: "imprint", "import", "by hand". */
  foundOn?: string | null
  foundHow?: string | null
}

/**
 * A person at a site. One address is one contact in the whole workspace, wherever it was found first; without an
 * address, the same name at the same site is the same contact. What is known stays, only gaps are filled.
 * @throws Invalid for a text that is no single address, or when there is neither address nor name
 * @throws NotFound when the site belongs to another workspace
 */
export function addContact(scope: Scope, contact: NewContact): { id: number; isNew: boolean } {
  const person = clean(contact)
  return inTransaction(scope, (tx) => {
    const known = person.email ? byEmail(tx, person.email) : byName(tx, contact.siteId, person)
    if (known) {
      fillGaps(tx, known, person)
      return { id: known, isNew: false }
    }
    mustOwnSite(tx, contact.siteId)
    const { id } = tx.db
      .insert(contacts)
      .values({
        workspaceId: tx.workspaceId,
        siteId: contact.siteId,
        ...person,
        foundAt: person.foundOn || person.foundHow ? tx.now : null,
        verification: person.email && isRoleAddress(person.email) ? 'role' : 'unverified',
        createdAt: tx.now,
      })
      .returning({ id: contacts.id })
      .get()
    record(tx, {
      what: 'contact.added',
      because: foundWords(person),
      siteId: contact.siteId,
      contactId: id,
      data: { name: contactName(person) },
    })
    return { id, isNew: true }
  })
}

function clean({ email, firstName, lastName, role, foundOn, foundHow }: NewContact) {
  const address = email?.trim() ? readEmailAddress(email) : null
  if (email?.trim() && !address) throw new Invalid(`"${email.trim()}" is not one e-mail address.`)
  const person = {
    email: address && emailKey(address),
    emailDomain: address && emailSite(address),
    firstName: firstName?.trim() || null,
    lastName: lastName?.trim() || null,
    role: role?.trim() || null,
    foundOn: foundOn?.trim() || null,
    foundHow: foundHow?.trim() || null,
  }
  if (!person.email && !person.firstName && !person.lastName)
    throw new Invalid('A contact needs an address or a name.')
  return person
}

type Person = ReturnType<typeof clean>

function byEmail(scope: Scope, email: string): number | undefined {
  return scope.db
    .select({ id: contacts.id })
    .from(contacts)
    .where(and(eq(contacts.workspaceId, scope.workspaceId), eq(contacts.email, email)))
    .get()?.id
}

function byName(scope: Scope, siteId: number, { firstName, lastName }: Person): number | undefined {
  return scope.db
    .select({ id: contacts.id })
    .from(contacts)
    .where(
      and(
        eq(contacts.workspaceId, scope.workspaceId),
        eq(contacts.siteId, siteId),
        isNull(contacts.email),
        eq(sql`coalesce(${contacts.firstName}, '')`, firstName ?? ''),
        eq(sql`coalesce(${contacts.lastName}, '')`, lastName ?? ''),
      ),
    )
    .get()?.id
}

function fillGaps(scope: Scope, id: number, { firstName, lastName, role, foundOn, foundHow }: Person): void {
  const hasNoName = sql`${contacts.firstName} is null and ${contacts.lastName} is null`
  const hasNoSource = sql`${contacts.foundOn} is null and ${contacts.foundHow} is null`
  scope.db
    .update(contacts)
    .set({
      firstName: sql`case when ${hasNoName} then ${firstName} else ${contacts.firstName} end`,
      lastName: sql`case when ${hasNoName} then ${lastName} else ${contacts.lastName} end`,
      role: sql`coalesce(${contacts.role}, ${role})`,
      foundOn: sql`case when ${hasNoSource} then ${foundOn} else ${contacts.foundOn} end`,
      foundHow: sql`case when ${hasNoSource} then ${foundHow} else ${contacts.foundHow} end`,
    })
    .where(eq(contacts.id, id))
    .run()
}

function mustOwnSite(scope: Scope, siteId: number): void {
  const site = scope.db
    .select({ id: sites.id })
    .from(sites)
    .where(and(eq(sites.id, siteId), eq(sites.workspaceId, scope.workspaceId)))
    .get()
  if (!site) throw new NotFound('There is no such site.')
}

function foundWords({ foundOn, foundHow }: Person): string {
  if (foundOn && foundHow && foundHow !== 'by hand') return `found on ${foundOn} (${foundHow})`
  if (foundOn) return `found on ${foundOn}`
  return foundHow ?? 'added by hand'
}
