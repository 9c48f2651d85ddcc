import { contacts, sites, suppressions } from '#db/tables/sites.ts'
import type { SuppressionKind, SuppressionReason } from '#db/vocabulary.ts'
import { and, eq, inArray, or } from 'drizzle-orm'
import { record } from '../activity/record.server.ts'
import { emailKey, emailSite } from '../values/email-address.ts'
import { Invalid, NotFound } from '../values/errors.ts'
import { keyedHashes } from '../values/keyed-hash.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { siteOf } from '../values/web-address.ts'
import { coveringDomains, isPermanent, isStronger, readSuppressed } from './suppression.ts'

export type Entry = { kind: SuppressionKind; value: string; reason: SuppressionReason; origin: string }

/**
 * Puts an address or a whole domain on the list of those never written to. Safe to repeat: an entry that is there
 * stays, and only a stronger reason (a complaint over a bounce) replaces its own.
 * @param value in any spelling; `origin` says in words where it came from
 * @throws Invalid when the value is no address or domain
 */
export function suppress(scope: Scope, entry: Entry): void {
  inTransaction(scope, (tx) => {
    const listed = putOnList(tx, entry)
    if (!listed) return
    record(tx, {
      what: 'suppression.added',
      because: entry.origin,
      ...whoseHistory(tx, listed),
      data: { ...listed, reason: entry.reason },
    })
  })
}

/**
 * The list itself, for those who write their own line of history.
 * @returns the entry as it is stored, or null when the list said so already
 * @throws Invalid when the value is no address or domain
 */
export function putOnList(
  scope: Scope,
  { kind, value, reason, origin }: Entry,
): { kind: SuppressionKind; value: string } | null {
  const entry = readSuppressed(value)
  if (!entry || entry.kind !== kind) throw new Invalid(`"${value}" is not ${KIND_WORDS[kind]}.`)
  const known = scope.db.select().from(suppressions).where(isEntry(scope, entry)).get()
  if (known && !isStronger(reason, known.reason)) return null
  if (known) scope.db.update(suppressions).set({ reason, origin }).where(eq(suppressions.id, known.id)).run()
  else
    scope.db
      .insert(suppressions)
      .values({ workspaceId: scope.workspaceId, ...entry, reason, origin, createdAt: scope.now })
      .run()
  return entry
}

/**
 * Takes an entry off the list again.
 * @returns refused for a complaint and an erasure, which are permanent
 * @throws NotFound outside this workspace
 */
export function unsuppress(
  scope: Scope,
  { id }: { id: number },
): { ok: true } | { ok: false; reason: 'permanent' } {
  return inTransaction(scope, (tx) => {
    const entry = tx.db
      .select()
      .from(suppressions)
      .where(and(eq(suppressions.workspaceId, tx.workspaceId), eq(suppressions.id, id)))
      .get()
    if (!entry) throw new NotFound('This entry is not on the suppression list.')
    if (isPermanent(entry.reason)) return { ok: false, reason: 'permanent' } as const
    tx.db.delete(suppressions).where(eq(suppressions.id, id)).run()
    record(tx, {
      what: 'suppression.removed',
      because: 'taken off the list by hand',
      ...whoseHistory(tx, entry),
      data: { kind: entry.kind, value: entry.value, reason: entry.reason },
    })
    return { ok: true } as const
  })
}

/** Why this address must not be written to (its own entry, or that of its domain or a parent of it), or null. */
export function suppressionFor(
  scope: Pick<Scope, 'db' | 'workspaceId'>,
  email: string,
): { reason: SuppressionReason; origin: string; kind: SuppressionKind; value: string } | null {
  const found = scope.db
    .select({
      reason: suppressions.reason,
      origin: suppressions.origin,
      kind: suppressions.kind,
      value: suppressions.value,
    })
    .from(suppressions)
    .where(
      and(
        eq(suppressions.workspaceId, scope.workspaceId),
        or(
          and(
            eq(suppressions.kind, 'address'),
            inArray(suppressions.value, [emailKey(email.trim()), ...keyedHashes(emailKey(email.trim()))]),
          ),
          and(eq(suppressions.kind, 'domain'), inArray(suppressions.value, coveringDomains(email.trim()))),
        ),
      ),
    )
    .all()
  return found.find((one) => one.kind === 'address') ?? found[0] ?? null
}

const KIND_WORDS: Record<SuppressionKind, string> = { address: 'an e-mail address', domain: 'a domain' }

function isEntry(scope: Scope, { kind, value }: { kind: SuppressionKind; value: string }) {
  return and(
    eq(suppressions.workspaceId, scope.workspaceId),
    eq(suppressions.kind, kind),
    eq(suppressions.value, value),
  )
}

/** The site and contact on whose timeline a change of the list belongs, as far as we know them. */
function whoseHistory(scope: Scope, { kind, value }: { kind: SuppressionKind; value: string }) {
  const domain = kind === 'address' ? emailSite(value) : (siteOf(value) ?? value)
  const contact =
    kind === 'address'
      ? scope.db
          .select({ id: contacts.id, siteId: contacts.siteId })
          .from(contacts)
          .where(and(eq(contacts.workspaceId, scope.workspaceId), eq(contacts.email, value)))
          .get()
      : undefined
  const site = scope.db
    .select({ id: sites.id })
    .from(sites)
    .where(and(eq(sites.workspaceId, scope.workspaceId), eq(sites.domain, domain)))
    .get()
  return { contactId: contact?.id ?? null, siteId: contact?.siteId ?? site?.id ?? null }
}
