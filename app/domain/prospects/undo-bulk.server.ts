import { bulkChanges, prospects, prospectTags } from '#db/tables/prospects.ts'
import { and, eq, sql, type SQL } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { NotFound } from '../values/errors.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import type { BulkBefore } from './bulk.ts'
import { listOf, recordAll } from './many.server.ts'

/**
 * Takes a bulk change back. A prospect that was changed again since is left as it is now.
 * @returns how many were restored; refused when it was undone before
 * @throws NotFound outside this workspace
 */
export function undoBulk(
  scope: Scope,
  { bulkId }: { bulkId: number },
): { ok: true; restored: number; kept: number } | { ok: false; reason: 'undone-before' } {
  return inTransaction(scope, (tx) => {
    const change = tx.db
      .select()
      .from(bulkChanges)
      .where(and(eq(bulkChanges.id, bulkId), eq(bulkChanges.workspaceId, tx.workspaceId)))
      .get()
    if (!change) throw new NotFound('There is no such change.')
    if (change.undoneAt) return { ok: false, reason: 'undone-before' } as const
    const before = change.before as BulkBefore
    const restored = restore(tx, before, change.at)
    tx.db.update(bulkChanges).set({ undoneAt: tx.now }).where(eq(bulkChanges.id, bulkId)).run()
    const all = 'rows' in before ? before.rows.length : before.ids.length
    return { ok: true, restored, kept: all - restored } as const
  })
}

function restore(scope: Scope, before: BulkBefore, changedAt: Date): number {
  switch (before.kind) {
    case 'stage':
      return restoreStages(scope, before, changedAt)
    case 'owner':
      return restoreOwners(scope, before)
    case 'tag':
    case 'untag':
      return restoreTags(scope, before)
  }
}

const BECAUSE = 'the change was undone'

function restoreStages(scope: Scope, { to, rows }: BulkBefore & { kind: 'stage' }, changedAt: Date): number {
  const untouched = new Set(
    idsWhere(
      scope,
      rows.map((row) => row.id),
      sql`${prospects.stage} = ${to} and ${prospects.stageSince} = ${changedAt.getTime()}`,
    ),
  )
  const back = rows.filter((row) => untouched.has(row.id))
  for (const row of back)
    scope.db
      .update(prospects)
      .set({
        stage: row.stage,
        stageSince: new Date(row.stageSince),
        stageBecause: row.stageBecause,
        nextAction: unlessLive(prospects.nextAction, row.nextAction),
        nextActionAt: unlessLive(prospects.nextActionAt, row.nextActionAt),
        nextNeedsPerson: unlessLive(prospects.nextNeedsPerson, row.nextNeedsPerson ? 1 : 0),
        updatedAt: scope.now,
      })
      .where(eq(prospects.id, row.id))
      .run()
  recordAll(scope, {
    ids: back.map((row) => row.id),
    what: 'prospect.moved',
    because: BECAUSE,
    data: sql`json_object('from', ${to}, 'to', ${prospects.stage})`,
  })
  return back.length
}

/** A sequence that is in charge now keeps its own word on what is next. */
function unlessLive(column: SQLiteColumn, value: string | number | null): SQL {
  return sql`case when ${prospects.sequenceState} in ('active', 'waiting', 'held') then ${column} else ${value} end`
}

function restoreOwners(scope: Scope, { ownerId, rows }: BulkBefore & { kind: 'owner' }): number {
  const ids = rows.map((row) => row.id)
  const untouched = new Set(idsWhere(scope, ids, sql`${prospects.ownerId} is ${ownerId}`))
  const back = rows.filter((row) => untouched.has(row.id))
  for (const row of back)
    scope.db
      .update(prospects)
      .set({ ownerId: row.ownerId, updatedAt: scope.now })
      .where(eq(prospects.id, row.id))
      .run()
  const name = sql`(select name from users where users.id = ${prospects.ownerId})`
  recordAll(scope, {
    ids: back.map((row) => row.id),
    what: 'prospect.owner',
    because: BECAUSE,
    data: sql`json_object('owner', ${name})`,
  })
  return back.length
}

function restoreTags(scope: Scope, { kind, tagId, ids }: BulkBefore & { kind: 'tag' | 'untag' }): number {
  const has = sql`exists (select 1 from ${prospectTags}
    where ${prospectTags.prospectId} = ${prospects.id} and ${prospectTags.tagId} = ${tagId})`
  const back = idsWhere(scope, ids, kind === 'tag' ? has : sql`not ${has}`)
  if (kind === 'tag')
    scope.db.run(sql`delete from ${prospectTags} where ${prospectTags.tagId} = ${tagId}
      and ${prospectTags.prospectId} in (select value from ${listOf(back)})`)
  else
    scope.db.run(
      sql`insert into ${prospectTags} (prospect_id, tag_id) select value, ${tagId} from ${listOf(back)}`,
    )
  const name = sql`(select name from tags where tags.id = ${tagId})`
  recordAll(scope, {
    ids: back,
    what: kind === 'tag' ? 'prospect.untagged' : 'prospect.tagged',
    because: BECAUSE,
    data: sql`json_object('tag', ${name})`,
  })
  return back.length
}

function idsWhere(scope: Scope, ids: number[], holds: SQL): number[] {
  return scope.db
    .select({ id: prospects.id })
    .from(prospects)
    .where(sql`${prospects.id} in (select value from ${listOf(ids)}) and ${holds}`)
    .all()
    .map((row) => row.id)
}
