import { prospects, prospectTags, tags } from '#db/tables/prospects.ts'
import { and, eq, sql } from 'drizzle-orm'
import { Invalid, NotFound } from '../values/errors.ts'
import type { Scope } from '../values/scope.server.ts'
import { readTagName, type BulkBefore } from './bulk.ts'
import { among, idsWhere, listOf, recordAll } from './many.server.ts'

type Tagging = { projectId: number; ids: number[]; name: string; because: string }

/** Puts a tag on those that lack it. The tag is made when it is new. */
export function tagAll(scope: Scope, { projectId, ids, name, because }: Tagging): BulkBefore {
  const tag = ensureTag(scope, name)
  const missing = sql`not exists (select 1 from ${prospectTags}
    where ${prospectTags.prospectId} = ${prospects.id} and ${prospectTags.tagId} = ${tag.id})`
  const changed = idsWhere(scope, and(among(projectId, ids), missing)!)
  scope.db.run(
    sql`insert into ${prospectTags} (prospect_id, tag_id) select value, ${tag.id} from ${listOf(changed)}`,
  )
  recordAll(scope, {
    ids: changed,
    what: 'prospect.tagged',
    because,
    data: sql`json_object('tag', ${tag.name})`,
  })
  return { kind: 'tag', tagId: tag.id, ids: changed }
}

/** @throws NotFound when the team has no such tag */
export function untagAll(scope: Scope, { projectId, ids, name, because }: Tagging): BulkBefore {
  const tag = findTag(scope, name)
  if (!tag) throw new NotFound(`There is no tag "${name}".`)
  const there = sql`exists (select 1 from ${prospectTags}
    where ${prospectTags.prospectId} = ${prospects.id} and ${prospectTags.tagId} = ${tag.id})`
  const changed = idsWhere(scope, and(among(projectId, ids), there)!)
  scope.db.run(
    sql`delete from ${prospectTags} where ${prospectTags.tagId} = ${tag.id}
      and ${prospectTags.prospectId} in (select value from ${listOf(changed)})`,
  )
  recordAll(scope, {
    ids: changed,
    what: 'prospect.untagged',
    because,
    data: sql`json_object('tag', ${tag.name})`,
  })
  return { kind: 'untag', tagId: tag.id, ids: changed }
}

/** The tag of this name, made when it is new. */
function ensureTag(scope: Scope, text: string): { id: number; name: string } {
  const name = readTagName(text)
  if (!name) throw new Invalid('A tag needs a name.')
  const known = findTag(scope, name)
  if (known) return known
  return scope.db
    .insert(tags)
    .values({ workspaceId: scope.workspaceId, name })
    .returning({ id: tags.id, name: tags.name })
    .get()
}

function findTag(scope: Scope, name: string) {
  return scope.db
    .select({ id: tags.id, name: tags.name })
    .from(tags)
    .where(and(eq(tags.workspaceId, scope.workspaceId), sql`lower(${tags.name}) = lower(${name})`))
    .get()
}
