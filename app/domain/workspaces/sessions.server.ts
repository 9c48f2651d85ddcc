import { createHash, randomBytes } from 'node:crypto'
import { and, desc, eq, gt, lt, ne } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { memberships, sessions, users, workspaces } from '#db/tables/workspaces.ts'
import { mintWorkspaceId, type Scope } from '../values/scope.server.ts'

const LIFE_MS = 30 * 24 * 60 * 60_000
/** `lastSeenAt` is moved at most this often, so that reading a page does not write each time. */
const SEEN_EVERY_MS = 60_000

export type Visitor = { ip: string; userAgent: string }

/**
 * Opens a session. Times here are the machine's own, never the sandbox clock's: a fast clock signs nobody out.
 * @returns the secret for the cookie; only its hash is kept
 */
export function openSession(
  db: Queries,
  {
    userId,
    workspaceId,
    visitor,
    wall,
  }: { userId: number; workspaceId: number; visitor: Visitor; wall: Date },
): string {
  const token = randomBytes(32).toString('base64url')
  db.insert(sessions)
    .values({
      tokenHash: hashToken(token),
      userId,
      workspaceId,
      ip: visitor.ip,
      userAgent: visitor.userAgent.slice(0, 300),
      createdAt: wall,
      lastSeenAt: wall,
      expiresAt: new Date(wall.getTime() + LIFE_MS),
    })
    .run()
  db.delete(sessions).where(lt(sessions.expiresAt, wall)).run()
  return token
}

/** Who holds this cookie: the session with its user and workspace, or null when it is unknown, ended or revoked. */
export function findSession(db: Queries, { token, wall }: { token: string; wall: Date }) {
  const found = db
    .select({
      id: sessions.id,
      lastSeenAt: sessions.lastSeenAt,
      userId: users.id,
      userName: users.name,
      email: users.email,
      role: memberships.role,
      workspaceId: workspaces.id,
      workspaceName: workspaces.name,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .innerJoin(workspaces, eq(workspaces.id, sessions.workspaceId))
    .innerJoin(
      memberships,
      and(eq(memberships.userId, sessions.userId), eq(memberships.workspaceId, sessions.workspaceId)),
    )
    .where(and(eq(sessions.tokenHash, hashToken(token)), gt(sessions.expiresAt, wall)))
    .get()
  if (!found) return null
  if (wall.getTime() - found.lastSeenAt.getTime() > SEEN_EVERY_MS) noteSeen(db, { id: found.id, wall })
  return { ...found, workspaceId: mintWorkspaceId(found.workspaceId) }
}

/** On a full disk or a locked database pages can still be read: the visit is noted with the next one instead. */
function noteSeen(db: Queries, { id, wall }: { id: number; wall: Date }): void {
  try {
    db.update(sessions)
      .set({ lastSeenAt: wall, expiresAt: new Date(wall.getTime() + LIFE_MS) })
      .where(eq(sessions.id, id))
      .run()
  } catch (error) {
    if (!/^SQLITE_(FULL|BUSY|LOCKED|IOERR)/.test(String((error as { code?: unknown }).code))) throw error
  }
}

/** The user's open sessions, latest first. */
export function listSessions(scope: Scope, { userId, wall }: { userId: number; wall: Date }) {
  return scope.db
    .select({
      id: sessions.id,
      ip: sessions.ip,
      userAgent: sessions.userAgent,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, wall)))
    .orderBy(desc(sessions.lastSeenAt))
    .all()
}

export function revokeSession(
  scope: Scope,
  { userId, sessionId }: { userId: number; sessionId: number },
): void {
  scope.db
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), eq(sessions.id, sessionId)))
    .run()
}

/** Signs the user out everywhere but here. */
export function revokeOtherSessions(
  scope: Scope,
  { userId, keep }: { userId: number; keep: number },
): number {
  return scope.db
    .delete(sessions)
    .where(and(eq(sessions.userId, userId), ne(sessions.id, keep)))
    .run().changes
}

export function closeSession(db: Queries, token: string): void {
  db.delete(sessions)
    .where(eq(sessions.tokenHash, hashToken(token)))
    .run()
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
