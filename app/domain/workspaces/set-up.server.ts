import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { instance, memberships, users, workspaces } from '#db/tables/workspaces.ts'
import type { Role } from '#db/vocabulary.ts'
import { Conflict } from '../values/errors.ts'
import { inTransaction, mintWorkspaceId, type WorkspaceId } from '../values/scope.server.ts'
import { hashPassword } from './password.server.ts'

const TOKEN = 'set-up-token'

/** True until the first owner exists. */
export function needsSetUp(db: Queries): boolean {
  return db.select({ id: users.id }).from(users).limit(1).get() === undefined
}

/** A new one-time token for the browser's set-up; an older one is void. Only its hash is kept. */
export function issueSetUpToken(db: Queries): string {
  const token = randomBytes(18).toString('base64url')
  const value = hash(token)
  db.insert(instance)
    .values({ key: TOKEN, value })
    .onConflictDoUpdate({ target: instance.key, set: { value } })
    .run()
  return token
}

export function isSetUpToken(db: Queries, token: string): boolean {
  const kept = db.select({ value: instance.value }).from(instance).where(eq(instance.key, TOKEN)).get()?.value
  return typeof kept === 'string' && timingSafeEqual(Buffer.from(kept), Buffer.from(hash(token)))
}

/** Makes the owner's account and the workspace, once; the token is spent with it. */
export async function setUp(
  db: Queries,
  owner: { name: string; email: string; password: string; workspaceName: string; wall: Date },
): Promise<{ userId: number; workspaceId: WorkspaceId }> {
  const passwordHash = await hashPassword(owner.password)
  return inTransaction({ db }, (tx) => {
    if (!needsSetUp(tx.db)) throw new Conflict('This installation is already set up. Sign in instead.')
    const workspace = tx.db
      .insert(workspaces)
      .values({ name: owner.workspaceName, createdAt: owner.wall })
      .returning({ id: workspaces.id })
      .get()
    const userId = addUser(tx.db, { ...owner, passwordHash, workspaceId: workspace.id, role: 'owner' })
    tx.db.delete(instance).where(eq(instance.key, TOKEN)).run()
    return { userId, workspaceId: mintWorkspaceId(workspace.id) }
  })
}

/** Adds a person to a workspace. @throws Conflict when the address has an account */
export function addUser(
  db: Queries,
  user: { name: string; email: string; passwordHash: string; workspaceId: number; role: Role; wall: Date },
): number {
  const email = user.email.toLowerCase()
  if (db.select({ id: users.id }).from(users).where(eq(users.email, email)).get())
    throw new Conflict(`${email} has an account already.`)
  const made = db
    .insert(users)
    .values({ name: user.name, email, passwordHash: user.passwordHash, createdAt: user.wall })
    .returning({ id: users.id })
    .get()
  db.insert(memberships).values({ workspaceId: user.workspaceId, userId: made.id, role: user.role }).run()
  return made.id
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
