import { bulkChanges, prospects } from '#db/tables/prospects.ts'
import { and, sql } from 'drizzle-orm'
import { getProject } from '../projects/projects.server.ts'
import { memberName } from '../workspaces/members.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { BULK_AT_MOST, type BulkBefore, type BulkChange, type StageBefore } from './bulk.ts'
import type { GridQuery } from './grid-query.ts'
import { among, recordAll, update } from './many.server.ts'
import { allMatching } from './matching.server.ts'
import { isSequenceLive, restingAction } from './next-action.ts'
import { tagAll, untagAll } from './tag-all.server.ts'

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
