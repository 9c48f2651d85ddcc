import { and, desc, eq } from 'drizzle-orm'
import { checks, links, pageCopies } from '#db/tables/links.ts'
import { users } from '#db/tables/workspaces.ts'
import { readPageCopy } from '../pages/page-copies.server.ts'
import { NotFound } from '../values/errors.ts'
import type { Scope } from '../values/scope.server.ts'

/** The checks of a link, newest first. */
export function listChecks(scope: Scope, { linkId, limit = 200 }: { linkId: number; limit?: number }) {
  return scope.db
    .select()
    .from(checks)
    .where(and(eq(checks.workspaceId, scope.workspaceId), eq(checks.linkId, linkId)))
    .orderBy(desc(checks.id))
    .limit(limit)
    .all()
}

/** One check whole, with who showed the page if a person did. @throws NotFound outside this workspace and link */
export function getCheck(scope: Scope, { linkId, checkId }: { linkId: number; checkId: number }) {
  const found = scope.db
    .select({ check: checks, seenBy: users.name, hasPage: pageCopies.at })
    .from(checks)
    .leftJoin(users, eq(users.id, checks.seenByUserId))
    .leftJoin(pageCopies, eq(pageCopies.hash, checks.pageHash))
    .where(and(eq(checks.workspaceId, scope.workspaceId), eq(checks.linkId, linkId), eq(checks.id, checkId)))
    .get()
  if (!found) throw new NotFound('There is no such check.')
  return { ...found.check, seenBy: found.seenBy, hasPage: found.hasPage !== null }
}

/** The HTML that a check read; null when nothing was read, or when it has been let go by the setting for that. */
export function pageOf(
  scope: Scope,
  { linkId, checkId }: { linkId: number; checkId: number },
): string | null {
  const { pageHash } = getCheck(scope, { linkId, checkId })
  return pageHash ? readPageCopy(scope, pageHash) : null
}

/** The promise of a link in the words of its own page. @throws NotFound outside this workspace and project */
export function ownLink(scope: Scope, { linkId, projectId }: { linkId: number; projectId: number }) {
  const found = scope.db
    .select({
      id: links.id,
      sourceUrl: links.sourceUrl,
      sourceHost: links.sourceHost,
      targetUrl: links.targetUrl,
    })
    .from(links)
    .where(
      and(eq(links.workspaceId, scope.workspaceId), eq(links.projectId, projectId), eq(links.id, linkId)),
    )
    .get()
  if (!found) throw new NotFound('There is no such link.')
  return found
}
