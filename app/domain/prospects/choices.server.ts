import { targetPages } from '#db/tables/projects.ts'
import { tags } from '#db/tables/prospects.ts'
import { asc, eq } from 'drizzle-orm'
import { getProject } from '../projects/projects.server.ts'
import { members } from '../workspaces/members.server.ts'
import type { Scope } from '../values/scope.server.ts'

export type Choice = { id: number; name: string }

/** What a prospect's fields, filters and bulk changes can be set to in this project. */
export function choicesOf(
  scope: Scope,
  { projectId }: { projectId: number },
): { people: Choice[]; tags: Choice[]; targets: Choice[] } {
  getProject(scope, projectId)
  return {
    people: members(scope),
    tags: scope.db
      .select({ id: tags.id, name: tags.name })
      .from(tags)
      .where(eq(tags.workspaceId, scope.workspaceId))
      .orderBy(asc(tags.name))
      .all(),
    targets: scope.db
      .select({ id: targetPages.id, url: targetPages.url })
      .from(targetPages)
      .where(eq(targetPages.projectId, projectId))
      .orderBy(asc(targetPages.id))
      .all()
      .map(({ id, url }) => ({ id, name: pathOf(url) })),
  }
}

function pathOf(url: string): string {
  const { pathname, search } = new URL(url)
  return pathname + search
}
