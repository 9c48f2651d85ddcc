import { bulkChanges, prospects, prospectTags, tags } from '#db/tables/prospects.ts'
import { activities } from '#db/tables/activity.ts'
import { memberships } from '#db/tables/workspaces.ts'
import { and, eq, sql, type SQL } from 'drizzle-orm'
import { getProject } from '../projects/projects.server.ts'
import { Invalid, NotFound } from '../values/errors.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { BULK_AT_MOST, readTagName, type BulkBefore, type BulkChange, type StageBefore } from './bulk.ts'
import { allMatching } from './find.server.ts'
import type { GridQuery } from './grid-query.ts'
import { isSequenceLive, restingAction } from './next-action.ts'

/** Which prospects: those ticked, or all that the list's filters and search find. */
export type Which = { ids: number[] } | { matching: Pick<GridQuery, 'filters' | 'search'> }

/**
 * Changes many prospects in one step, which `undoBulk` takes back. Each prospect that changes gets its own line on
 * the timeline; those that are as wanted already are left out.
 * @param because the cause in one sentence, for the timeline of each
 * @returns the step's id (null when nothing changed) and how many changed; refused above BULK_AT_MOST
 * @throws NotFound for a project, owner or tag of somebody else; Invalid for an empty tag
 */
export function changeMany(
  scope: Scope,
  {
    projectId,
    which,
    change,
    because,
  }: { projectId: number; which: Which; change: BulkChange; because: string },
): { ok: true; bulkId: number | null; changed: number } | { ok: false; reason: 'too-many' } {
  return inTransaction(scope, (tx) => {
    getProject(tx, projectId)
    const ids = idsOf(tx, projectId, which)
    if (ids.length > BULK_AT_MOST) return { ok: false, reason: 'too-many' } as const
    const before = apply(tx, { projectId, ids, change, because })
    const changed = 'rows' in before ? before.rows.length : before.ids.length
    if (changed === 0) return { ok: true, bulkId: null, changed } as const
    const { id } = tx.db
      .insert(bulkChanges)
      .values({
        workspaceId: tx.workspaceId,
        projectId,
        userId: tx.actor.kind === 'user' ? tx.actor.userId : null,
        at: tx.now,
        what: change.kind,
        before,
      })
      .returning({ id: bulkChanges.id })
      .get()
    return { ok: true, bulkId: id, changed } as const
  })
}

function idsOf(scope: Scope, projectId: number, which: Which): number[] {
  if ('matching' in which)
    return allMatching(scope, { projectId, query: which.matching, atMost: BULK_AT_MOST + 1 })
  return [...new Set(which.ids)]
}

type Step = { projectId: number; ids: number[]; change: BulkChange; because: string }

function apply(scope: Scope, { change, ...step }: Step): BulkBefore {
  switch (change.kind) {
    case 'stage':
      return moveAll(scope, { ...step, to: change.to })
    case 'owner':
      return giveAll(scope, { ...step, ownerId: change.ownerId })
    case 'tag':
      return tagAll(scope, { ...step, name: change.name })
    case 'untag':
      return untagAll(scope, { ...step, name: change.name })
  }
}

type Work<More> = Omit<Step, 'change'> & More

function moveAll(
  scope: Scope,
  { projectId, ids, to, because }: Work<{ to: StageBefore['stage'] }>,
): BulkBefore {
  const rows = scope.db
    .select({
      id: prospects.id,
      stage: prospects.stage,
      stageSince: sql<number>`${prospects.stageSince}`,
      stageBecause: prospects.stageBecause,
      nextAction: prospects.nextAction,
      nextActionAt: sql<number | null>`${prospects.nextActionAt}`,
      nextNeedsPerson: prospects.nextNeedsPerson,
      hasContact: sql<boolean>`${prospects.contactId} is not null`.mapWith(Boolean),
      sequenceState: prospects.sequenceState,
    })
    .from(prospects)
    .where(and(among(projectId, ids), sql`${prospects.stage} <> ${to}`))
    .all()
  recordAll(scope, {
    ids: rows.map((row) => row.id),
    what: 'prospect.moved',
    because,
    data: sql`json_object('from', ${prospects.stage}, 'to', ${to})`,
  })
  const moved = { stage: to, stageSince: scope.now, stageBecause: because, updatedAt: scope.now }
  for (const hasContact of [true, false]) {
    const resting = restingAction(to, { hasContact })
    const isFree = (row: StageBefore) => !isSequenceLive(row.sequenceState) && row.hasContact === hasContact
    const next = resting && {
      nextAction: resting.text,
      nextActionAt: resting.at,
      nextNeedsPerson: resting.needsPerson,
    }
    update(
      scope,
      rows.filter(isFree).map((row) => row.id),
      { ...moved, ...next },
    )
  }
  update(
    scope,
    rows.filter((row) => isSequenceLive(row.sequenceState)).map((row) => row.id),
    moved,
  )
  return { kind: 'stage', to, rows }
}

function giveAll(
  scope: Scope,
  { projectId, ids, ownerId, because }: Work<{ ownerId: number | null }>,
): BulkBefore {
  const name = ownerId === null ? null : memberName(scope, ownerId)
  const rows = scope.db
    .select({ id: prospects.id, ownerId: prospects.ownerId })
    .from(prospects)
    .where(and(among(projectId, ids), sql`${prospects.ownerId} is not ${ownerId}`))
    .all()
  const changed = rows.map((row) => row.id)
  update(scope, changed, { ownerId, updatedAt: scope.now })
  recordAll(scope, {
    ids: changed,
    what: 'prospect.owner',
    because,
    data: sql`json_object('owner', ${name})`,
  })
  return { kind: 'owner', ownerId, rows }
}

function tagAll(scope: Scope, { projectId, ids, name, because }: Work<{ name: string }>): BulkBefore {
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

function untagAll(scope: Scope, { projectId, ids, name, because }: Work<{ name: string }>): BulkBefore {
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

function memberName(scope: Scope, userId: number): string {
  const member = scope.db
    .select({ name: sql<string>`(select name from users where users.id = ${memberships.userId})` })
    .from(memberships)
    .where(and(eq(memberships.workspaceId, scope.workspaceId), eq(memberships.userId, userId)))
    .get()
  if (!member) throw new NotFound('This person is not on the team.')
  return member.name
}

/** A line on the timeline of each, written by one statement. */
export function recordAll(
  scope: Scope,
  { ids, what, because, data }: { ids: number[]; what: string; because: string; data: SQL },
): void {
  const { actor } = scope
  const name = actor.kind === 'user' ? actor.name : `${actor.kind}:${actor.name}`
  scope.db.run(sql`insert into ${activities}
      (workspace_id, at, actor, actor_user_id, what, because, project_id, site_id, prospect_id, contact_id, data)
    select ${scope.workspaceId}, ${scope.now.getTime()}, ${name}, ${actor.kind === 'user' ? actor.userId : null},
      ${what}, ${because}, ${prospects.projectId}, ${prospects.siteId}, ${prospects.id}, ${prospects.contactId}, ${data}
    from ${prospects} where ${prospects.id} in (select value from ${listOf(ids)})`)
}

function update(scope: Scope, ids: number[], values: Partial<typeof prospects.$inferInsert>): void {
  if (ids.length === 0) return
  scope.db
    .update(prospects)
    .set(values)
    .where(sql`${prospects.id} in (select value from ${listOf(ids)})`)
    .run()
}

function idsWhere(scope: Scope, where: SQL): number[] {
  return scope.db
    .select({ id: prospects.id })
    .from(prospects)
    .where(where)
    .all()
    .map((row) => row.id)
}

/** Of these ids, those of the project: the others are nobody's here. */
function among(projectId: number, ids: number[]): SQL {
  return sql`${prospects.id} in (select value from ${listOf(ids)}) and +${prospects.projectId} = ${projectId}`
}

export function listOf(ids: number[]): SQL {
  return sql`json_each(${JSON.stringify(ids)})`
}
