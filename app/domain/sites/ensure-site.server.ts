import { sites } from '#db/tables/sites.ts'
import { and, eq } from 'drizzle-orm'
import { Invalid } from '../values/errors.ts'
import type { Scope } from '../values/scope.server.ts'
import { readSiteDomain } from './site-domain.ts'

/**
 * The site of a domain, made when the workspace does not know it yet.
 * @param domain a host, URL or domain; brought to its registrable domain
 * @throws Invalid when there is no domain in it
 */
export function ensureSite(
  scope: Scope,
  { domain }: { domain: string },
): { id: number; domain: string; isNew: boolean } {
  const registrable = readSiteDomain(domain)
  if (!registrable) throw new Invalid(`"${domain}" is not a domain.`)
  const ofDomain = and(eq(sites.workspaceId, scope.workspaceId), eq(sites.domain, registrable))
  const known = scope.db.select({ id: sites.id }).from(sites).where(ofDomain).get()
  if (known) return { id: known.id, domain: registrable, isNew: false }
  const made = scope.db
    .insert(sites)
    .values({ workspaceId: scope.workspaceId, domain: registrable, createdAt: scope.now })
    .onConflictDoNothing()
    .returning({ id: sites.id })
    .get()
  if (made) return { id: made.id, domain: registrable, isNew: true }
  const raced = scope.db.select({ id: sites.id }).from(sites).where(ofDomain).get()!
  return { id: raced.id, domain: registrable, isNew: false }
}
