import { contactSearches } from '#db/tables/contact-searches.ts'
import { contacts } from '#db/tables/sites.ts'
import { and, asc, eq, inArray, isNull, lte, or } from 'drizzle-orm'
import { HUNTER } from '#app/gateways/people/hunter.ts'
import type { Web } from '#app/gateways/web/open-web.ts'
import { addContact } from '../contacts/add-contact.server.ts'
import { checkAddress, type AddressCheck } from '../contacts/address-check.ts'
import { splitName } from '../contacts/contact.ts'
import { findContacts, type Found } from '../contacts/finding/find.server.ts'
import { getContact } from '../contacts/get-contact.server.ts'
import { chooseContact } from '../prospects/choose-contact.server.ts'
import { getProspect } from '../prospects/get-prospect.server.ts'
import { suppressionFor } from '../sites/suppression.server.ts'
import { inTransaction, soon, tellTime, type Scope } from '../values/scope.server.ts'
import { outcomeWords, proposalAmong } from './contact-proposal.ts'
import { lookUpContacts, type LookUp } from './look-up-contacts.server.ts'

type Search = typeof contactSearches.$inferSelect

const LEASE_MS = 180_000
const AT_ONCE = 6
/** A search that a crash broke off so often is given up: something about the site brings the process down. */
const MOST_ATTEMPTS = 3

/**
 * Looks at the sites whose search waits, a few side by side, and writes each down as it comes. A kill at any moment
 * repeats at most those that were under way.
 * @returns how many were looked at
 */
export async function searchContactsDue(
  scope: Scope,
  { web, signal }: { web: Web; signal?: AbortSignal },
): Promise<number> {
  const looks = dueSearches(scope).flatMap(({ id }) => {
    const search = signal?.aborted ? null : claim(scope, id)
    return search ? [look(scope, search, { web, signal })] : []
  })
  await Promise.all(looks)
  return looks.length
}

function dueSearches(scope: Scope): { id: number }[] {
  return scope.db
    .select({ id: contactSearches.id })
    .from(contactSearches)
    .where(
      and(
        eq(contactSearches.workspaceId, scope.workspaceId),
        eq(contactSearches.state, 'waiting'),
        isFree(scope),
      ),
    )
    .orderBy(asc(contactSearches.id))
    .limit(AT_ONCE)
    .all()
}

function claim(scope: Scope, id: number): Search | null {
  const taken = scope.db
    .update(contactSearches)
    .set({ claimedUntil: soon(scope, { ms: LEASE_MS }) })
    .where(and(eq(contactSearches.id, id), eq(contactSearches.state, 'waiting'), isFree(scope)))
    .returning()
    .get()
  if (!taken) return null
  if (taken.attempts >= MOST_ATTEMPTS) {
    finish(scope, taken, { state: 'failed', outcome: `Broken off ${MOST_ATTEMPTS} times; look by hand` })
    return null
  }
  scope.db
    .update(contactSearches)
    .set({ attempts: taken.attempts + 1 })
    .where(eq(contactSearches.id, id))
    .run()
  return taken
}

function isFree(scope: Scope) {
  return or(isNull(contactSearches.claimedUntil), lte(contactSearches.claimedUntil, scope.now))
}

async function look(
  scope: Scope,
  search: Search,
  { web, signal }: { web: Web; signal?: AbortSignal },
): Promise<void> {
  const found = await findContacts(web, search.url, { signal })
  const isBare = found.contacts.length === 0 && !signal?.aborted
  const lookUp = isBare ? await lookUpContacts(scope, web, found.site) : null
  const emails = [...found.contacts, ...(lookUp?.people ?? [])].map(({ email }) => email)
  const domains = [...new Set(emails.map(domainOf))]
  const hosts = new Map(
    await Promise.all(domains.map(async (domain) => [domain, await web.mailHosts(domain)] as const)),
  )
  // A door that was closed under the search says nothing about the site: it waits for the next start.
  if (signal?.aborted) return release(scope, search)
  const now = { ...scope, ...tellTime(scope.db) }
  inTransaction(now, (tx) =>
    settle(tx, search, { ...found, lookUp }, (email) => checkAddress(email, hosts.get(domainOf(email))!)),
  )
}

function settle(
  scope: Scope,
  search: Search,
  found: Found & { lookUp: LookUp | null },
  check: (email: string) => AddressCheck,
): void {
  const current = scope.db
    .select({ state: contactSearches.state })
    .from(contactSearches)
    .where(eq(contactSearches.id, search.id))
    .get()
  if (current?.state !== 'waiting') return
  const prospect = getProspect(scope, search.prospectId)
  const erased = ({ email }: { email: string }) => suppressionFor(scope, email)?.reason === 'erased'
  const people = peopleOf(found).filter((person) => !erased(person))
  const candidates = people.map(({ email, name, confidence, isVerified, ...where }) => {
    const { id: contactId } = addContact(scope, {
      siteId: prospect.siteId,
      email,
      ...splitName(name ?? ''),
      ...where,
    })
    noteCheck(scope, contactId, isVerified ? vouchedFor(check(email)) : check(email))
    const { doNotContactAt, verification } = getContact(scope, contactId)
    const isBlocked = doNotContactAt !== null || suppressionFor(scope, email) !== null
    return { contactId, confidence, isBlocked, isInvalid: verification === 'invalid' }
  })
  const proposed = proposalAmong(candidates, prospect.contactId)
  if (proposed !== null)
    chooseContact(scope, {
      prospectId: prospect.id,
      contactId: proposed,
      because: 'proposed: the best of the addresses found on their site',
    })
  const pages = found.looked.filter(({ outcome }) => outcome === 'read').length
  const trouble = found.looked[0]?.outcome ?? null
  const words = outcomeWords({
    contacts: found.contacts.length,
    forms: found.forms.length,
    pages,
    trouble,
  })
  const outcome = found.lookUp ? `${words}; ${found.lookUp.said}` : words
  const state =
    candidates.length > 0 ? 'found' : pages === 0 ? 'failed' : found.forms.length > 0 ? 'form' : 'nothing'
  finish(scope, search, { state, outcome, forms: found.forms, contactCount: candidates.length })
}

/** Everybody who was found: on the site itself, or by a directory on some page. */
function peopleOf({ contacts, lookUp }: Found & { lookUp: LookUp | null }) {
  const own = contacts.map(({ found_on, how, ...one }) => ({
    ...one,
    foundOn: found_on,
    foundHow: how as string,
    isVerified: false,
  }))
  return [...own, ...(lookUp?.people ?? []).map((one) => ({ ...one, foundHow: HUNTER.label }))]
}

/** A directory that has had the mailbox checked knows more than DNS does, unless DNS knows that there is none. */
function vouchedFor({ verification, because }: AddressCheck): AddressCheck {
  return verification === 'unverified'
    ? { verification: 'verified', because: `${HUNTER.label} has had the mailbox checked; ${because}` }
    : { verification, because }
}

/** What a vendor or a person says of an address weighs more than what DNS says. */
function noteCheck(scope: Scope, contactId: number, { verification, because }: AddressCheck): void {
  scope.db
    .update(contacts)
    .set({ verification, verificationBecause: because })
    .where(and(eq(contacts.id, contactId), inArray(contacts.verification, ['unverified', 'role'])))
    .run()
}

function finish(
  scope: Scope,
  { id }: Search,
  result: Pick<Search, 'state' | 'outcome'> & Partial<Pick<Search, 'forms' | 'contactCount'>>,
): void {
  scope.db
    .update(contactSearches)
    .set({ ...result, claimedUntil: null, finishedAt: scope.now })
    .where(eq(contactSearches.id, id))
    .run()
}

function release(scope: Scope, { id, attempts }: Search): void {
  scope.db
    .update(contactSearches)
    .set({ claimedUntil: null, attempts })
    .where(eq(contactSearches.id, id))
    .run()
}

function domainOf(email: string): string {
  return email.slice(email.lastIndexOf('@') + 1)
}
