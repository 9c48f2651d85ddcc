import { activities } from '#db/tables/activity.ts'
import { prospects, prospectTags, tags } from '#db/tables/prospects.ts'
import { freshWorkspace } from '#tests/support/workspace.ts'
import { and, asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { Invalid, NotFound } from '../values/errors.ts'
import type { Scope } from '../values/scope.server.ts'
import { addProspect } from './add-prospect.server.ts'
import { changeMany } from './bulk.server.ts'
import { readTagName, type BulkChange } from './bulk.ts'
import { readFilter } from './filters.ts'
import { getProspect } from './get-prospect.server.ts'
import { setNextAction, showSequence } from './mirror.server.ts'
import { moveStage } from './move-stage.server.ts'
import { undoBulk } from './undo-bulk.server.ts'

const because = 'Anna changed 3 prospects'

function three() {
  const world = freshWorkspace()
  const ids = ['a.example', 'b.example', 'c.example'].map(
    (domain) =>
      addProspect(world.scope, { projectId: world.projectId, domain, tactic: 'other', because: 'test' }).id,
  )
  const change = (change: BulkChange, which: number[] = ids) =>
    changeMany(world.scope, { projectId: world.projectId, which: { ids: which }, change, because })
  return { ...world, ids: ids as [number, number, number], change }
}

function done(result: ReturnType<typeof changeMany>) {
  if (!result.ok) throw new Error(result.reason)
  return result
}

const stages = (scope: Scope, ids: number[]) => ids.map((id) => getProspect(scope, id).stage)

const happened = (scope: Scope, prospectId: number, what: string) =>
  scope.db
    .select()
    .from(activities)
    .where(and(eq(activities.prospectId, prospectId), eq(activities.what, what)))
    .orderBy(asc(activities.id))
    .all()

const later = (scope: Scope): Scope => ({ ...scope, now: new Date(scope.now.getTime() + 60_000) })

test('a bulk move is one step, with a line on the timeline of each that moved', () => {
  const { scope, ids, change } = three()
  moveStage(scope, { prospectId: ids[0], to: 'ready', because: 'by hand' })
  const moved = done(change({ kind: 'stage', to: 'ready' }))
  expect(moved).toMatchObject({ changed: 2 })
  expect(stages(scope, ids)).toEqual(['ready', 'ready', 'ready'])
  expect(happened(scope, ids[0], 'prospect.moved').map((one) => one.because)).toEqual(['by hand'])
  expect(happened(scope, ids[1], 'prospect.moved')).toMatchObject([
    { because, actor: 'Anna Reyes', data: { from: 'new', to: 'ready' } },
  ])
})

test('undo puts back what each was, next action and cause included', () => {
  const { scope, ids, change } = three()
  const before = ids.map((id) => getProspect(scope, id))
  const { bulkId } = done(change({ kind: 'stage', to: 'declined' }))
  expect(getProspect(scope, ids[0]).nextAction).toBe('None, declined')
  expect(undoBulk(later(scope), { bulkId: bulkId! })).toEqual({ ok: true, restored: 3, kept: 0 })
  const after = ids.map((id) => getProspect(scope, id))
  expect(after.map(({ updatedAt: _updatedAt, ...rest }) => rest)).toEqual(
    before.map(({ updatedAt: _updatedAt, ...rest }) => rest),
  )
  expect(happened(scope, ids[0], 'prospect.moved').at(-1)).toMatchObject({
    because: 'the change was undone',
    data: { from: 'declined', to: 'new' },
  })
  expect(undoBulk(scope, { bulkId: bulkId! })).toEqual({ ok: false, reason: 'undone-before' })
})

test('undo leaves alone what was changed again since', () => {
  const { scope, ids, change } = three()
  const { bulkId } = done(change({ kind: 'stage', to: 'ready' }))
  moveStage(later(scope), { prospectId: ids[0], to: 'replied', because: 'answered' })
  expect(undoBulk(later(scope), { bulkId: bulkId! })).toEqual({ ok: true, restored: 2, kept: 1 })
  expect(stages(scope, ids)).toEqual(['replied', 'new', 'new'])
})

test('what a running sequence says is next survives a bulk move and its undo', () => {
  const { scope, ids, change } = three()
  const { bulkId } = done(change({ kind: 'stage', to: 'qualified' }))
  showSequence(scope, { prospectId: ids[0], state: 'waiting', step: '1/3', name: 'x', because: 'sent' })
  setNextAction(scope, {
    prospectId: ids[0],
    text: 'Tue 14:20 from anna@',
    at: scope.now,
    needsPerson: false,
  })
  undoBulk(scope, { bulkId: bulkId! })
  expect(getProspect(scope, ids[0])).toMatchObject({ stage: 'new', nextAction: 'Tue 14:20 from anna@' })
})

test('owner and tag are changed and taken back in the same way', () => {
  const { scope, db, ids, userId, change } = three()
  const owned = done(change({ kind: 'owner', ownerId: userId }, [ids[0], ids[1]]))
  expect(owned.changed).toBe(2)
  expect(done(change({ kind: 'owner', ownerId: userId }, [ids[0]])).bulkId).toBeNull()
  expect(happened(scope, ids[0], 'prospect.owner')).toMatchObject([{ data: { owner: 'Anna Reyes' } }])
  undoBulk(scope, { bulkId: owned.bulkId! })
  expect(ids.map((id) => getProspect(scope, id).ownerId)).toEqual([null, null, null])

  done(change({ kind: 'tag', name: 'UK' }, [ids[0]]))
  const tagged = done(change({ kind: 'tag', name: ' uk ' }))
  expect(tagged.changed).toBe(2)
  expect(db.select().from(tags).all()).toMatchObject([{ name: 'UK' }])
  expect(db.select().from(prospectTags).all()).toHaveLength(3)
  undoBulk(scope, { bulkId: tagged.bulkId! })
  expect(db.select().from(prospectTags).all()).toMatchObject([{ prospectId: ids[0] }])
  const untagged = done(change({ kind: 'untag', name: 'UK' }))
  expect(untagged.changed).toBe(1)
  undoBulk(scope, { bulkId: untagged.bulkId! })
  expect(db.select().from(prospectTags).all()).toHaveLength(1)
})

test('all that match are changed, and nothing else', () => {
  const { scope, projectId, ids } = three()
  const other = addProspect(scope, {
    projectId,
    domain: 'z.example',
    tactic: 'directory',
    because: 'test',
  }).id
  const result = changeMany(scope, {
    projectId,
    which: { matching: { filters: [readFilter('tactic:is:other')!], search: '' } },
    change: { kind: 'stage', to: 'qualified' },
    because,
  })
  expect(result).toMatchObject({ ok: true, changed: 3 })
  expect(stages(scope, [...ids, other])).toEqual(['qualified', 'qualified', 'qualified', 'new'])
})

test('prospects of another project or workspace are not touched', () => {
  const ours = three()
  const theirs = freshWorkspace({ db: ours.db, email: 'other@client.test' })
  const result = changeMany(theirs.scope, {
    projectId: theirs.projectId,
    which: { ids: ours.ids },
    change: { kind: 'stage', to: 'won' },
    because,
  })
  expect(result).toEqual({ ok: true, bulkId: null, changed: 0 })
  expect(stages(ours.scope, ours.ids)).toEqual(['new', 'new', 'new'])
  expect(() => ours.change({ kind: 'owner', ownerId: theirs.userId })).toThrow(NotFound)
  const { bulkId } = done(ours.change({ kind: 'stage', to: 'ready' }))
  expect(() => undoBulk(theirs.scope, { bulkId: bulkId! })).toThrow(NotFound)
})

test('a tag is one short line without commas', () => {
  expect(readTagName('  UK,\n editors ')).toBe('UK editors')
  expect(readTagName(' , ')).toBeNull()
  expect(readTagName('x'.repeat(60))).toHaveLength(40)
  const { change, db } = three()
  expect(() => change({ kind: 'tag', name: ' ' })).toThrow(Invalid)
  expect(db.select().from(prospects).all()).toHaveLength(3)
})
