import { competitors, projects } from '#db/tables/projects.ts'
import { suppressions } from '#db/tables/sites.ts'
import { and, eq } from 'drizzle-orm'
import { readBlacklist } from '../sites/blacklist.server.ts'
import { NotFound } from '../values/errors.ts'
import { keyedHashes } from '../values/keyed-hash.server.ts'
import type { Scope } from '../values/scope.server.ts'
import type { Guards } from './judge.ts'

/** Whom this project must not make prospects of, as of now. */
export function guardsOf(scope: Scope, projectId: number): Guards {
  const project = scope.db
    .select({ domain: projects.domain })
    .from(projects)
    .where(and(eq(projects.id, projectId), eq(projects.workspaceId, scope.workspaceId)))
    .get()
  if (!project) throw new NotFound('There is no such project.')
  const rivals = scope.db
    .select({ domain: competitors.domain })
    .from(competitors)
    .where(eq(competitors.projectId, projectId))
    .all()
  const suppressed = scope.db
    .select({ kind: suppressions.kind, value: suppressions.value })
    .from(suppressions)
    .where(eq(suppressions.workspaceId, scope.workspaceId))
    .all()
  const ofKind = (kind: 'domain' | 'address') =>
    new Set(suppressed.filter((one) => one.kind === kind).map((one) => one.value))
  const addresses = ofKind('address')
  return {
    ownDomain: project.domain,
    competitors: new Set(rivals.map((one) => one.domain)),
    suppressedDomains: ofKind('domain'),
    suppressedAddresses: {
      has: (email) => addresses.has(email) || keyedHashes(email).some((hash) => addresses.has(hash)),
    },
    blacklist: readBlacklist(scope),
  }
}
