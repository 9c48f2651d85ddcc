import { and, eq, inArray } from 'drizzle-orm'
import { contacts, sites, suppressions } from '#db/tables/sites.ts'
import type { SuppressionKind } from '#db/vocabulary.ts'
import { emailSite } from '../values/email-address.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { siteOf } from '../values/web-address.ts'
import { isStronger } from './suppression.ts'
import { suppress, type Entry } from './suppression.server.ts'

/**
 * Puts a few hundred entries on the list at once: what concerns a site or a contact of ours, or an entry that is there, goes the
 * way of a single one, with its line of history; strangers are only written down.
 * @param entries in their stored spelling
 */
export function suppressMany(scope: Scope, entries: Entry[]): void {
  inTransaction(scope, (tx) => {
    const all = strongest(entries)
    const known = acquainted(tx, all)
    const strangers = all.filter((entry) => !known.has(keyOf(entry)))
    if (strangers.length > 0)
      tx.db
        .insert(suppressions)
        .values(strangers.map((entry) => ({ ...entry, workspaceId: tx.workspaceId, createdAt: tx.now })))
        .run()
    for (const entry of all) if (known.has(keyOf(entry))) suppress(tx, entry)
  })
}

/** A list may name somebody twice: the strongest reason counts. */
function strongest(entries: Entry[]): Entry[] {
  const kept = new Map<string, Entry>()
  for (const entry of entries) {
    const before = kept.get(keyOf(entry))
    if (!before || isStronger(entry.reason, before.reason)) kept.set(keyOf(entry), entry)
  }
  return [...kept.values()]
}

/** The keys of entries that are on the list, or that are about a site or a contact of the team. */
function acquainted({ db, workspaceId }: Scope, entries: Entry[]): Set<string> {
  const values = entries.map((entry) => entry.value)
  const domains = new Map(entries.map((entry) => [keyOf(entry), domainOf(entry)]))
  const listed = db
    .select({ kind: suppressions.kind, value: suppressions.value })
    .from(suppressions)
    .where(and(eq(suppressions.workspaceId, workspaceId), inArray(suppressions.value, values)))
    .all()
  const people = db
    .select({ email: contacts.email })
    .from(contacts)
    .where(and(eq(contacts.workspaceId, workspaceId), inArray(contacts.email, values)))
    .all()
  const ours = new Set(
    db
      .select({ domain: sites.domain })
      .from(sites)
      .where(and(eq(sites.workspaceId, workspaceId), inArray(sites.domain, [...new Set(domains.values())])))
      .all()
      .map((site) => site.domain),
  )
  return new Set([
    ...listed.map(keyOf),
    ...people.map(({ email }) => keyOf({ kind: 'address', value: email ?? '' })),
    ...entries.map(keyOf).filter((key) => ours.has(domains.get(key)!)),
  ])
}

function domainOf({ kind, value }: Entry): string {
  return kind === 'address' ? emailSite(value) : (siteOf(value) ?? value)
}

function keyOf({ kind, value }: { kind: SuppressionKind; value: string }): string {
  return `${kind}:${value}`
}
