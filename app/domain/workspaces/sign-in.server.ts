import { eq } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { loginAttempts, memberships, users } from '#db/tables/workspaces.ts'
import { afterFailure, isLocked } from './attempts.ts'
import { hashPassword, isPasswordRight } from './password.server.ts'
import { openSession, type Visitor } from './sessions.server.ts'

export type SignedIn = { ok: true; token: string } | { ok: false; reason: 'wrong' | 'locked'; until?: Date }

/** Signs a person in. Failures are counted for the address and for the IP, and lock both for a while. */
export async function signIn(
  db: Queries,
  { email, password, visitor, wall }: { email: string; password: string; visitor: Visitor; wall: Date },
): Promise<SignedIn> {
  const keys = [`email:${email.toLowerCase()}`, `ip:${visitor.ip}`]
  const locked = keys.map((key) => attemptsOf(db, key)).find((attempts) => isLocked(attempts, wall))
  if (locked) return { ok: false, reason: 'locked', until: locked.lockedUntil! }

  const user = db
    .select({ id: users.id, passwordHash: users.passwordHash, workspaceId: memberships.workspaceId })
    .from(users)
    .innerJoin(memberships, eq(memberships.userId, users.id))
    .where(eq(users.email, email.toLowerCase()))
    .get()
  if (!(await isPasswordRight(user?.passwordHash, password)) || !user) {
    for (const key of keys) countFailure(db, key, wall)
    return { ok: false, reason: 'wrong' }
  }
  for (const key of keys) db.delete(loginAttempts).where(eq(loginAttempts.key, key)).run()
  return {
    ok: true,
    token: openSession(db, { userId: user.id, workspaceId: user.workspaceId, visitor, wall }),
  }
}

/** Changes the password after the old one was given again. */
export async function changePassword(
  db: Queries,
  { userId, current, next }: { userId: number; current: string; next: string },
): Promise<{ ok: true } | { ok: false; reason: 'wrong' }> {
  const user = db.select({ passwordHash: users.passwordHash }).from(users).where(eq(users.id, userId)).get()
  if (!(await isPasswordRight(user?.passwordHash, current))) return { ok: false, reason: 'wrong' }
  const passwordHash = await hashPassword(next)
  db.update(users).set({ passwordHash }).where(eq(users.id, userId)).run()
  return { ok: true }
}

function attemptsOf(db: Queries, key: string) {
  return db.select().from(loginAttempts).where(eq(loginAttempts.key, key)).get() ?? null
}

function countFailure(db: Queries, key: string, wall: Date): void {
  const after = afterFailure(attemptsOf(db, key), wall)
  db.insert(loginAttempts)
    .values({ key, ...after })
    .onConflictDoUpdate({ target: loginAttempts.key, set: after })
    .run()
}
