import { asc, eq } from 'drizzle-orm'
import { memberships, users, workspaces } from '#db/tables/workspaces.ts'
import { record } from '../activity/record.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'

/** Gives the team's workspace another name. */
export function renameWorkspace(scope: Scope, { name }: { name: string }): void {
  inTransaction(scope, (tx) => {
    tx.db.update(workspaces).set({ name }).where(eq(workspaces.id, tx.workspaceId)).run()
    record(tx, { what: 'workspace.renamed', because: null, data: { name } })
  })
}

/** The people of the team with their roles, in the order in which they came. */
export function listPeople(scope: Scope) {
  return scope.db
    .select({ id: users.id, name: users.name, email: users.email, role: memberships.role })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(eq(memberships.workspaceId, scope.workspaceId))
    .orderBy(asc(memberships.id))
    .all()
}
