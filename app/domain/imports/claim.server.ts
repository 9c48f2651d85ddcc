import { imports } from '#db/tables/imports.ts'
import { and, asc, eq, inArray, isNull, lte, or } from 'drizzle-orm'
import { soon, type Scope } from '../values/scope.server.ts'
import type { Import } from './get-import.server.ts'

/** The machine's time after which work of a process that died is taken over. */
const LEASE_MS = 15_000
const UNDER_WAY = ['previewing', 'queued', 'running', 'undoing'] as const

/** Imports that wait for work and that nobody holds, oldest first. */
export function dueImports(scope: Scope): { id: number }[] {
  return scope.db
    .select({ id: imports.id })
    .from(imports)
    .where(
      and(eq(imports.workspaceId, scope.workspaceId), inArray(imports.status, [...UNDER_WAY]), isFree(scope)),
    )
    .orderBy(asc(imports.id))
    .all()
}

/** Takes an import for a while. @returns null when somebody else has it */
export function claim(scope: Scope, importId: number): Import | null {
  const taken = scope.db
    .update(imports)
    .set({ claimedUntil: leaseEnd(scope) })
    .where(and(eq(imports.id, importId), inArray(imports.status, [...UNDER_WAY]), isFree(scope)))
    .returning()
    .get()
  return taken ?? null
}

export function leaseEnd(scope: Scope): Date {
  return soon(scope, { ms: LEASE_MS })
}

/** Gives an import back, so that the next turn goes on with it. */
export function release(scope: Scope, importId: number): void {
  scope.db.update(imports).set({ claimedUntil: null }).where(eq(imports.id, importId)).run()
}

function isFree(scope: Scope) {
  return or(isNull(imports.claimedUntil), lte(imports.claimedUntil, scope.now))
}
