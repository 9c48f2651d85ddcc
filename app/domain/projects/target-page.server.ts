import { and, eq } from 'drizzle-orm'
import { targetPages } from '#db/tables/projects.ts'
import { Invalid } from '../values/errors.ts'
import type { Scope } from '../values/scope.server.ts'
import { pageKey, readWebAddress } from '../values/web-address.ts'

/** The target page of a project at this address; made when it is not there yet. @throws Invalid for no web address */
export function ensureTargetPage(
  scope: Scope,
  { projectId, url: text }: { projectId: number; url: string },
): number {
  const url = readWebAddress(text)
  if (!url) throw new Invalid(`"${text}" is not a web address.`)
  const urlKey = pageKey(url)
  const known = scope.db
    .select({ id: targetPages.id })
    .from(targetPages)
    .where(and(eq(targetPages.projectId, projectId), eq(targetPages.urlKey, urlKey)))
    .get()
  return (
    known ??
    scope.db
      .insert(targetPages)
      .values({ projectId, url: url.href, urlKey })
      .returning({ id: targetPages.id })
      .get()
  ).id
}
