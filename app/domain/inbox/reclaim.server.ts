import { and, desc, eq, isNull } from 'drizzle-orm'
import { threads } from '#db/tables/inbox.ts'
import { links } from '#db/tables/links.ts'
import { contacts } from '#db/tables/sites.ts'
import { contactsAt, type ListedContact } from '../contacts/list-contacts.server.ts'
import { listChecks } from '../links/checks.server.ts'
import { isReclaimable, reclaimFacts, type ReclaimFacts } from '../links/reclaim-words.ts'
import { lastChange } from '../links/what-changed.ts'
import { suppressionFor } from '../sites/suppression.server.ts'
import { NotFound } from '../values/errors.ts'
import type { Scope } from '../values/scope.server.ts'
import { SHUT_WORDS } from './answer-refusals.ts'
import { addresseeOf } from './answer.server.ts'
import { getThreadRow } from './thread-for.server.ts'

export type ReclaimLink = typeof links.$inferSelect

/** How a link can be asked back. */
export type ReclaimWay =
  /** In the conversation that won it, to the person who wrote there. */
  | { way: 'thread'; threadId: number; to: string }
  /** There is no conversation: a new prospect, for this contact or for a person to find one. */
  | { way: 'prospect'; contact: { id: number; name: string } | null }
  | { way: 'refused'; because: string }

/** A link with what its evidence says and how it can be asked back. @throws NotFound outside this workspace and project */
export function reclaimOf(
  scope: Scope,
  { linkId, projectId }: { linkId: number; projectId: number },
): { link: ReclaimLink; facts: ReclaimFacts; how: ReclaimWay } {
  const link = scope.db
    .select()
    .from(links)
    .where(
      and(eq(links.workspaceId, scope.workspaceId), eq(links.projectId, projectId), eq(links.id, linkId)),
    )
    .get()
  if (!link) throw new NotFound('There is no such link.')
  const facts = reclaimFacts(link, lastChange(listChecks(scope, { linkId })))
  return { link, facts, how: wayFor(scope, link) }
}

function wayFor(scope: Scope, link: ReclaimLink): ReclaimWay {
  if (!isReclaimable(link.status))
    return { way: 'refused', because: 'Only a lost or degraded link can be asked back.' }
  const shut = link.contactId === null ? null : shutContact(scope, link.contactId)
  if (shut) return { way: 'refused', because: shut }
  for (const thread of threadsOf(scope, link)) {
    const to = addresseeOf(scope, thread)
    if (!to) continue
    const because = shutAddress(scope, to.address) ?? shutContact(scope, thread.contactId)
    return because
      ? { way: 'refused', because }
      : { way: 'thread', threadId: thread.id, to: to.name ?? to.address }
  }
  return outsideThreads(scope, link)
}

/** The conversation in which it was promised, else the newest ones of its prospect. */
function threadsOf(scope: Scope, link: ReclaimLink) {
  const promised = link.threadId === null ? undefined : getThreadRow(scope, link.threadId)
  if (promised) return [promised]
  if (link.prospectId === null) return []
  return scope.db
    .select()
    .from(threads)
    .where(
      and(
        eq(threads.workspaceId, scope.workspaceId),
        eq(threads.prospectId, link.prospectId),
        isNull(threads.mergedIntoId),
      ),
    )
    .orderBy(desc(threads.lastMessageAt))
    .limit(5)
    .all()
}

/** The best of whom we know at the site; a site where everybody is shut is refused. */
function outsideThreads(scope: Scope, link: ReclaimLink): ReclaimWay {
  const known = contactsAt(scope, { siteId: link.siteId }).filter(
    (contact) => contact.email !== null && contact.verification !== 'invalid',
  )
  const free = known.filter((contact) => !contact.suppression && !contact.doNotContactAt)
  const best = free.find(({ id }) => id === link.contactId) ?? free.toSorted((a, b) => rank(a) - rank(b))[0]
  if (best) return { way: 'prospect', contact: { id: best.id, name: best.name } }
  const [shut] = known
  if (!shut) {
    const because = shutAddress(scope, `anybody@${link.sourceHost.replace(/^www\./, '')}`)
    return because ? { way: 'refused', because } : { way: 'prospect', contact: null }
  }
  return {
    way: 'refused',
    because: shutContact(scope, shut.id) ?? 'Nobody we know there may be written to.',
  }
}

const RANKS = { verified: 0, unverified: 1, role: 2, invalid: 3 }
function rank({ verification }: ListedContact): number {
  return RANKS[verification]
}

function shutAddress(scope: Scope, address: string): string | null {
  const found = suppressionFor(scope, address)
  return found && `Nothing can be sent to ${found.value}: ${SHUT_WORDS[found.reason]}.`
}

function shutContact(scope: Scope, contactId: number | null): string | null {
  if (contactId === null) return null
  const contact = scope.db
    .select()
    .from(contacts)
    .where(and(eq(contacts.workspaceId, scope.workspaceId), eq(contacts.id, contactId)))
    .get()
  if (!contact) return null
  if (contact.doNotContactAt)
    return `${contact.email ?? 'This person'} is marked do not contact: ${contact.doNotContactBecause ?? 'decided by hand'}.`
  return contact.email ? shutAddress(scope, contact.email) : null
}
