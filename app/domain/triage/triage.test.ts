import { plansOf } from '#tests/support/plans.ts'
import { freshWorkspace } from '#tests/support/workspace.ts'
import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { prospects } from '#db/tables/prospects.ts'
import { pageSnapshots } from '#db/tables/triage.ts'
import { memberships, users } from '#db/tables/workspaces.ts'
import { addProspect } from '../prospects/add-prospect.server.ts'
import { readFilter } from '../prospects/filters.ts'
import { suppressionFor } from '../sites/suppression.server.ts'
import type { Scope } from '../values/scope.server.ts'
import { decide } from './decide.server.ts'
import type { Decision } from './decision.ts'
import { takeInHand } from './leases.server.ts'
import { queueOf, type QueueQuery } from './queue.server.ts'
import { triageView } from './triage-view.server.ts'
import { undoDecision } from './undo-decision.server.ts'

const ALL: QueueQuery = { filters: [], search: '', only: null }
const QUALIFY = { do: 'qualify' } as const

let world: ReturnType<typeof freshWorkspace>
let scope: Scope
let projectId: number
let jonas: Scope
/** Ids by name: a to f with the scores 90, 80, 80, none, none, 10. */
let id: Record<string, number>

beforeEach(() => {
  world = freshWorkspace()
  ;({ scope, projectId } = world)
  const user = world.db
    .insert(users)
    .values({ email: 'jonas@client.test', name: 'Jonas Weber', passwordHash: 'x', createdAt: scope.now })
    .returning()
    .get()
  world.db
    .insert(memberships)
    .values({ workspaceId: scope.workspaceId, userId: user.id, role: 'builder' })
    .run()
  jonas = { ...scope, actor: { kind: 'user', userId: user.id, name: user.name } }
  id = {}
  for (const [name, score] of Object.entries({ a: 90, b: 80, c: 80, d: null, e: null, f: 10 })) {
    const domain = `${name === 'f' ? 'a' : name}.test`
    const added = addProspect(scope, {
      projectId,
      domain,
      pageUrl: `https://${domain}/${name}`,
      pageTitle: `Page ${name}`,
      tactic: name < 'c' ? 'broken_link' : 'link_gap',
      because: 'added by hand',
    })
    id[name] = added.id
    world.db.update(prospects).set({ score }).where(eq(prospects.id, added.id)).run()
  }
})

const names = (ids: number[]) => ids.map((one) => Object.keys(id).find((name) => id[name] === one)).join('')
const later = (from: Scope, minutes: number) => ({
  ...from,
  now: new Date(from.now.getTime() + minutes * 60_000),
})
/** Both ways of reading must agree: few gathered and ordered, many walked in order. */
function queue(query = ALL, at: string | null = null, who = scope) {
  const asked = { projectId, query, at: at === null ? null : id[at]! }
  const gathered = queueOf(who, asked)
  expect(queueOf(who, { ...asked, gatherAtMost: -1 })).toEqual(gathered)
  return gathered
}
const view = (who = scope, at: string | null = null, query = ALL) =>
  triageView(who, { projectId, query, at: at === null ? null : id[at]!, zone: 'UTC' })
const judge = (name: string, decision: Decision = QUALIFY, who = scope) =>
  decide(who, { projectId, prospectId: id[name]!, decision, zone: 'UTC' })
const row = (name: string) => world.db.select().from(prospects).where(eq(prospects.id, id[name]!)).get()!

test('the best score comes first, those without one last; a place is kept by whoever was decided on', () => {
  expect(names(queue().ids)).toBe('acbfed')
  expect(queue()).toMatchObject({ count: 6, isMore: false, from: 0 })
  judge('c')
  expect(queue(ALL, 'c')).toMatchObject({ from: 1, count: 5 })
  expect(names(queue(ALL, 'c').ids)).toBe('abfed')
  judge('d')
  expect(names(queue(ALL, 'd').ids)).toBe('abfe')
  expect(queue(ALL, 'd').from).toBe(0)
})

test('the list narrows the queue, but only new prospects are in it; a selection is all there is', () => {
  const filters = ['tactic:is:link_gap', 'stage:is:qualified,new'].map((text) => readFilter(text)!)
  expect(names(queue({ ...ALL, filters }).ids)).toBe('cfed')
  expect(names(queue({ ...ALL, search: 'a.test' }).ids)).toBe('af')
  expect(names(queue({ ...ALL, only: [id.f!, id.a!, 999] }).ids)).toBe('af')
  judge('c')
  expect(names(queue({ ...ALL, filters }, 'c').ids)).toBe('fed')
})

test('each of two gets their own, and sees what the other has open', () => {
  expect(names([view().at!])).toBe('a')
  const his = view(jonas)
  expect(names([his.at!])).toBe('c')
  expect(his.rows.filter((one) => one.heldBy).map((one) => [names([one.id]), one.heldBy])).toEqual([
    ['a', 'Anna Reyes'],
  ])
  expect(judge('a', QUALIFY, jonas)).toEqual({ ok: false, reason: 'held', by: 'Anna Reyes' })
  expect(view(jonas, 'a').at).toBe(id.a)
  expect(view(later(jonas, 2)).at).toBe(id.c)
  expect(view(later(jonas, 4), 'a').rows[0]!.heldBy).toBeNull()
  expect(view(later(scope, 4)).at).toBe(id.c)
})

test('what is in hand stays so, whatever comes in or is let go by others', () => {
  view()
  expect(view(jonas).at).toBe(id.c)
  view(scope, 'f')
  expect(view(jonas).at).toBe(id.c)
  world.db.update(prospects).set({ score: 99 }).where(eq(prospects.id, id.e!)).run()
  expect(view(jonas).at).toBe(id.c)
  expect(view(jonas, null, { ...ALL, search: 'b.test' }).at).toBe(id.b)
})

test('a lease is not written anew at each look, only when half of it has passed', () => {
  const until = () => world.db.$client.prepare('select until from triage_leases').pluck().get()
  view()
  const first = until()
  view(later(scope, 1))
  expect(until()).toBe(first)
  view(later(scope, 2))
  expect(until()).not.toBe(first)
})

test('a decision moves on: what was decided is out, the next is in hand, and `u` brings it back', () => {
  view()
  decide(scope, { projectId, prospectId: id.a!, decision: QUALIFY, zone: 'UTC', next: id.c })
  expect(row('a')).toMatchObject({ stage: 'qualified', stageBecause: 'found good in triage' })
  expect(takeInHand(jonas, { prospectId: id.c! })).toBe(false)
  judge('c', { do: 'reject', reason: 'off_topic' })
  expect(row('c')).toMatchObject({ stage: 'disqualified', stageBecause: 'not for us: off topic' })
  const now = view(scope, 'c')
  expect(now).toMatchObject({
    at: id.b,
    count: 4,
    doneToday: 2,
    last: { domain: 'c.test', words: 'Off topic' },
  })
  expect(judge('a')).toEqual({ ok: false, reason: 'decided-before' })

  expect(undoDecision(scope, { projectId, prospectId: id.a! })).toEqual({ ok: false, reason: 'nothing' })
  expect(undoDecision(scope, { projectId })).toEqual({ ok: true, prospectId: id.c })
  expect(undoDecision(scope, { projectId })).toEqual({ ok: true, prospectId: id.a })
  expect(undoDecision(scope, { projectId })).toEqual({ ok: false, reason: 'nothing' })
  expect([row('a').stage, row('c').stage]).toEqual(['new', 'new'])
  expect(view()).toMatchObject({ count: 6, doneToday: 0, last: null })
})

test('what was changed since is left as it is', () => {
  judge('a')
  world.db
    .update(prospects)
    .set({ stage: 'ready', stageSince: later(scope, 1).now })
    .where(eq(prospects.id, id.a!))
    .run()
  expect(undoDecision(scope, { projectId })).toEqual({ ok: false, reason: 'changed-since' })
  expect(row('a').stage).toBe('ready')
})

test('what is put off comes back by itself', () => {
  judge('a', { do: 'later', snooze: 'tomorrow' })
  expect(row('a')).toMatchObject({ stage: 'new', snoozedUntil: new Date('2026-05-13T08:00:00Z') })
  expect(names(queue().ids)).toBe('cbfed')
  expect(judge('a')).toEqual({ ok: false, reason: 'put-off-before' })
  expect(names(queue(ALL, null, later(scope, 24 * 60)).ids)).toBe('acbfed')
  undoDecision(scope, { projectId })
  expect(names(queue().ids)).toBe('acbfed')
})

test('a blocked site is never written to, none of its prospects comes up; undo lifts only what this did', () => {
  judge('a', { do: 'block' })
  expect([row('a').stage, row('f').stage]).toEqual(['do_not_contact', 'do_not_contact'])
  expect(suppressionFor(scope, 'x@a.test')).toMatchObject({ origin: 'blocked by hand in triage' })
  undoDecision(scope, { projectId })
  expect([row('a').stage, row('f').stage]).toEqual(['new', 'new'])
  expect(suppressionFor(scope, 'x@a.test')).toBeNull()
})

test('giving a prospect to somebody leaves it in hand; colleagues see what was decided about a site', () => {
  const ownerId = jonas.actor.kind === 'user' ? jonas.actor.userId : 0
  expect(judge('a', { do: 'assign', ownerId })).toEqual({ ok: true })
  expect(judge('a', { do: 'assign', ownerId })).toEqual({ ok: false, reason: 'no-change' })
  expect(view()).toMatchObject({ at: id.a, doneToday: 0 })
  expect(view().cards[0]).toMatchObject({ owner: 'Jonas Weber', from: 'added by hand' })
  judge('a', { do: 'reject', reason: 'poor_quality' })
  const card = view(jonas, 'f').cards.find((one) => one.id === id.f)!
  expect(card.guards.at(-1)).toMatchObject({ isFine: false, words: 'Anna Reyes: poor quality or spam' })
})

test('the pages of those that come up are asked for once', () => {
  view()
  view()
  const asked = world.db.select().from(pageSnapshots).all()
  expect(asked.map((one) => one.url)).toEqual(
    ['a', 'c', 'b', 'a', 'e', 'd'].map((site, at) => `https://${site}.test/${'acbfed'[at]}`),
  )
  expect(asked.every((one) => one.state === 'waiting' && one.attempts === 0)).toBe(true)
})

test('no plan of the queue scans or sorts the table', () => {
  const filters = ['tactic:is:link_gap', 'score:min:10', 'next:is:person'].map((text) => [readFilter(text)!])
  const plans = plansOf(world.db, () => {
    for (const one of [[], ...filters])
      for (const at of [null, 'b', 'e']) {
        queue({ ...ALL, filters: one }, at)
        view(scope, at, { ...ALL, filters: one })
      }
  })
  expect(plans.some((plan) => plan.includes('prospects_to_triage'))).toBe(true)
  // What colleagues decided about one site are a few rows, put in order as they are read.
  for (const plan of plans.filter((one) => !one.includes('triage_decisions'))) {
    expect(plan).not.toMatch(/TEMP B-TREE/)
    expect(plan).not.toMatch(/SCAN (prospects|contacts|sites)\b/)
  }
})
