import { and, eq, inArray } from 'drizzle-orm'
import { knownIds, messages } from '#db/tables/inbox.ts'
import { outbox } from '#db/tables/outreach.ts'
import { contacts, sites } from '#db/tables/sites.ts'
import { tokenInSubject } from '../outbox/unsubscribe-link.ts'
import { emailSite } from '../values/email-address.ts'
import type { Scope } from '../values/scope.server.ts'
import { citedIds } from './gather.server.ts'
import type { Envelope } from './read-message.ts'

/** SQLite takes 32,766 parameters; a batch of hostile mail cites more ids than that. */
const AT_ONCE = 10_000

/**
 * Of a batch of messages, those that cite or come from anything we know: five questions for all together. The rest, nearly all
 * mail of a busy mailbox, needs no look of its own.
 */
export function mayKnow(scope: Scope, envelopes: Envelope[]): Set<Envelope> {
  const senders = new Set(
    envelopes.flatMap(({ from }) => (from?.address.includes('@') ? [from.address] : [])),
  )
  const domains = new Map([...senders].map((address) => [address, emailSite(address)]))
  const ids = idsKnown(scope, new Set(envelopes.flatMap(citedIds)))
  const people = new Set(chunks([...senders]).flatMap((some) => addressesKnown(scope, some)))
  const places = new Set(chunks([...new Set(domains.values())]).flatMap((some) => domainsKnown(scope, some)))
  return new Set(
    envelopes.filter((envelope) => {
      const sender = envelope.from?.address ?? ''
      return (
        people.has(sender) ||
        places.has(domains.get(sender) ?? '') ||
        citedIds(envelope).some((id) => ids.has(id)) ||
        tokenInSubject(envelope.subject) !== null ||
        envelope.recipients.some((address) => /\+[a-z0-9_-]{16,}@/i.test(address))
      )
    }),
  )
}

function idsKnown(scope: Scope, ids: Set<string>): Set<string> {
  const found = chunks([...ids]).flatMap((some) => [
    ...scope.db
      .select({ id: knownIds.messageId })
      .from(knownIds)
      .where(and(eq(knownIds.workspaceId, scope.workspaceId), inArray(knownIds.messageId, some)))
      .all(),
    ...scope.db
      .select({ id: messages.messageId })
      .from(messages)
      .where(and(eq(messages.workspaceId, scope.workspaceId), inArray(messages.messageId, some)))
      .all(),
  ])
  return new Set(found.flatMap(({ id }) => id ?? []))
}

function addressesKnown(scope: Scope, some: string[]): string[] {
  return scope.db
    .select({ email: contacts.email })
    .from(contacts)
    .where(and(eq(contacts.workspaceId, scope.workspaceId), inArray(contacts.email, some)))
    .all()
    .flatMap(({ email }) => email ?? [])
}

function domainsKnown(scope: Scope, some: string[]): string[] {
  const written = scope.db
    .selectDistinct({ domain: outbox.toDomain })
    .from(outbox)
    .where(and(eq(outbox.workspaceId, scope.workspaceId), inArray(outbox.toDomain, some)))
    .all()
  const known = scope.db
    .select({ domain: sites.domain })
    .from(sites)
    .where(and(eq(sites.workspaceId, scope.workspaceId), inArray(sites.domain, some)))
    .all()
  return [...written, ...known].map(({ domain }) => domain)
}

function chunks<T>(all: T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, i) =>
    all.slice(i * AT_ONCE, (i + 1) * AT_ONCE),
  )
}
