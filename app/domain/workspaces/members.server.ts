import { and, asc, eq } from 'drizzle-orm'
import { memberships, users } from '#db/tables/workspaces.ts'
import { NotFound } from '../values/errors.ts'
import type { Scope } from '../values/scope.server.ts'

/** Everybody of the team, by name. */
export function members(scope: Scope): { id: number; name: string }[] {
  return scope.db
    .select({ id: users.id, name: users.name })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(eq(memberships.workspaceId, scope.workspaceId))
    .orderBy(asc(users.name))
    .all()
}

/** @throws NotFound for somebody who is not on the team */
export function memberName(scope: Scope, userId: number): string {
  const member = scope.db
    .select({ name: users.name })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.workspaceId, scope.workspaceId), eq(memberships.userId, userId)))
    .get()
  if (!member) throw new NotFound('There is no such person in the team.')
  return member.name
}
