import { asc, eq } from 'drizzle-orm'
import { brands } from '#db/tables/projects.ts'
import type { Scope } from '../values/scope.server.ts'
import { namesAmong } from './brands.ts'
import { getProject } from './projects.server.ts'

/** The names of a project as they were typed. @throws NotFound for a project of another workspace */
export function listBrands(scope: Scope, projectId: number): string[] {
  getProject(scope, projectId)
  return scope.db
    .select({ name: brands.name })
    .from(brands)
    .where(eq(brands.projectId, projectId))
    .orderBy(asc(brands.id))
    .all()
    .map(({ name }) => name)
}

/** Names and registrable domains by which the pages of others speak of a project. */
export function namesOf(scope: Scope, projectId: number): { names: string[]; sites: string[] } {
  return namesAmong(listBrands(scope, projectId), getProject(scope, projectId))
}
