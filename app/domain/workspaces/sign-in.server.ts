import { eq } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { loginAttempts, memberships, users } from '#db/tables/workspaces.ts'
import { afterFailure, isLocked } from './attempts.ts'
import { hashPassword, isPasswordRight } from './password.server.ts'
import { openSession, type Visitor } from './sessions.server.ts'

export type Locked = { ok: false; reason: 'locked'; until: Date }
export type Refused = Locked | { ok: false; reason: 'wrong' }
export type SignedIn = { ok: true; token: string; userId: number } | Refused

/**
 * Signs a person in. Failures are counted for the address and for the IP, and lock both for a while. A try counts as
 * failed from its start, so that many at once get no further than one after the other.
 */
export async function signIn(
  db: Queries,
  { email, password, visitor, wall }: { email: string; password: string; visitor: Visitor; wall: Date },
): Promise<SignedIn> {
  const keys = [`email:${email.toLowerCase()}`, `ip:${visitor.ip}`]
  const locked = countTry(db, keys, wall)
  if (locked) return locked

  const user = db
    .select({ id: users.id, passwordHash: users.passwordHash, workspaceId: memberships.workspaceId })
    .from(users)
    .innerJoin(memberships, eq(memberships.userId, users.id))
    .where(eq(users.email, email.toLowerCase()))
    .get()
  if (!(await isPasswordRight(user?.passwordHash, password)) || !user) return { ok: false, reason: 'wrong' }
  forgetTries(db, keys)
  return {
    ok: true,
    userId: user.id,
    token: openSession(db, { userId: user.id, workspaceId: user.workspaceId, visitor, wall }),
  }
}

/** Changes the password after the old one was given again; who only found an open browser cannot guess it. */
export async function changePassword(
  db: Queries,
  { userId, current, next, wall }: { userId: number; current: string; next: string; wall: Date },
): Promise<{ ok: true } | Refused> {
  const keys = [`password:${userId}`]
  const locked = countTry(db, keys, wall)
  if (locked) return locked
  const user = db.select({ passwordHash: users.passwordHash }).from(users).where(eq(users.id, userId)).get()
  if (!(await isPasswordRight(user?.passwordHash, current))) return { ok: false, reason: 'wrong' }
  forgetTries(db, keys)
  const passwordHash = await hashPassword(next)
  db.update(users).set({ passwordHash }).where(eq(users.id, userId)).run()
  return { ok: true }
}

/** Counts one more try for each key. @returns the lock instead, when one of them is locked */
function countTry(db: Queries, keys: string[], wall: Date): Locked | null {
  const before = keys.map((key) => ({ key, attempts: attemptsOf(db, key) }))
  const locked = before.find(({ attempts }) => isLocked(attempts, wall))
  if (locked) return { ok: false, reason: 'locked', until: locked.attempts!.lockedUntil! }
  for (const { key, attempts } of before) {
    const after = afterFailure(attempts, wall)
    db.insert(loginAttempts)
      .values({ key, ...after })
      .onConflictDoUpdate({ target: loginAttempts.key, set: after })
      .run()
  }
  return null
}

function forgetTries(db: Queries, keys: string[]): void {
  for (const key of keys) db.delete(loginAttempts).where(eq(loginAttempts.key, key)).run()
}

function attemptsOf(db: Queries, key: string) {
  return db.select().from(loginAttempts).where(eq(loginAttempts.key, key)).get() ?? null
}
