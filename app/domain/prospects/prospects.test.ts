import { activities } from '#db/tables/activity.ts'
import { prospects } from '#db/tables/prospects.ts'
import { siteMetrics } from '#db/tables/sites.ts'
import { freshWorkspace } from '#tests/support/workspace.ts'
import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addContact } from '../contacts/add-contact.server.ts'
import { ensureSite } from '../sites/ensure-site.server.ts'
import { Invalid, NotFound } from '../values/errors.ts'
import type { Scope } from '../values/scope.server.ts'
import { addProspect } from './add-prospect.server.ts'
import { getProspect } from './get-prospect.server.ts'
import { setNextAction, showLink, showSequence, touch } from './mirror.server.ts'
import { moveOn, moveStage } from './move-stage.server.ts'

function oneProspect(more: Partial<Parameters<typeof addProspect>[1]> = {}) {
  const world = freshWorkspace()
  const { id } = addProspect(world.scope, {
    projectId: world.projectId,
    domain: 'soilschool.example',
    tactic: 'broken_link',
    because: 'added by hand',
    ...more,
  })
  return { ...world, prospectId: id }
}

const asJob = (scope: Scope): Scope => ({ ...scope, actor: { kind: 'job', name: 'send' } })

const moves = (scope: Scope, prospectId: number) =>
  scope.db
    .select()
    .from(activities)
    .where(and(eq(activities.prospectId, prospectId), eq(activities.what, 'prospect.moved')))
    .all()

test('a new prospect is New, with its cause, its page and what happens next', () => {
  const { scope, prospectId, db } = oneProspect({
    pageUrl: 'https://www.soilschool.example/resources/?utm_source=x',
    pageTitle: ' Resources for schools ',
    facts: { deadUrl: 'https://oldcompost.example/guide' },
    authority: { metric: 'ahrefs_dr', value: 58 },
  })
  expect(getProspect(scope, prospectId)).toMatchObject({
    domain: 'soilschool.example',
    pageKey: 'soilschool.example/resources',
    pageTitle: 'Resources for schools',
    stage: 'new',
    stageBecause: 'added by hand',
    nextAction: 'Find a contact',
    nextNeedsPerson: true,
    authority: 58,
    authorityMetric: 'ahrefs_dr',
    facts: { deadUrl: 'https://oldcompost.example/guide' },
  })
  expect(db.select().from(siteMetrics).all()).toMatchObject([{ metric: 'ahrefs_dr', value: 58 }])
  expect(db.select().from(activities).all()).toMatchObject([
    { what: 'prospect.added', because: 'added by hand', prospectId },
  ])
})

test('the same page and tactic is the same prospect; another tactic or page is another', () => {
  const { scope, projectId, prospectId, db } = oneProspect({ pageUrl: 'https://soilschool.example/a' })
  const add = (more: object) =>
    addProspect(scope, {
      projectId,
      domain: 'soilschool.example',
      tactic: 'broken_link',
      because: 'x',
      ...more,
    })
  expect(add({ pageUrl: 'http://www.soilschool.example/a/#top' })).toMatchObject({
    id: prospectId,
    outcome: 'exists',
  })
  expect(add({ pageUrl: 'https://soilschool.example/a', tactic: 'link_gap' }).outcome).toBe('created')
  expect(add({}).outcome).toBe('created')
  expect(add({ pageUrl: 'https://www.soilschool.example/' }).outcome).toBe('exists')
  expect(db.select().from(prospects).all()).toHaveLength(3)
})

test('a contact from the start makes qualifying the next action', () => {
  const { scope, projectId } = freshWorkspace()
  const site = ensureSite(scope, { domain: 'soilschool.example' })
  const contact = addContact(scope, { siteId: site.id, email: 'ines@soilschool.example' })
  const { id } = addProspect(scope, {
    projectId,
    domain: 'soilschool.example',
    tactic: 'other',
    contactId: contact.id,
    because: 'x',
  })
  expect(getProspect(scope, id)).toMatchObject({ contactId: contact.id, nextAction: 'Qualify' })
})

test('what belongs to another workspace is not found', () => {
  const ours = oneProspect()
  const theirs = freshWorkspace({ db: ours.db, email: 'other@client.test' })
  const add = { projectId: ours.projectId, domain: 'a.example', tactic: 'other', because: 'x' } as const
  expect(() => addProspect(theirs.scope, add)).toThrow(NotFound)
  expect(() => moveStage(theirs.scope, { prospectId: ours.prospectId, to: 'won', because: 'x' })).toThrow(
    NotFound,
  )
  expect(() => touch(theirs.scope, { prospectId: ours.prospectId, what: 'x' })).toThrow(NotFound)
  expect(() => addProspect(ours.scope, { ...add, targetPageId: theirs.targetPageId })).toThrow(NotFound)
})

test('nothing is left behind when a page is no web address', () => {
  const { scope, projectId, db } = freshWorkspace()
  expect(() =>
    addProspect(scope, {
      projectId,
      domain: 'a.example',
      pageUrl: 'ftp://a.example',
      tactic: 'other',
      because: 'x',
    }),
  ).toThrow(Invalid)
  expect(db.select().from(activities).all()).toEqual([])
})

test('a move stores its cause on the prospect and on the timeline', () => {
  const { scope, prospectId } = oneProspect()
  expect(moveStage(scope, { prospectId, to: 'promised', because: 'Anna confirmed' })).toEqual({ ok: true })
  expect(getProspect(scope, prospectId)).toMatchObject({
    stage: 'promised',
    stageSince: scope.now,
    stageBecause: 'Anna confirmed',
  })
  expect(moves(scope, prospectId)).toMatchObject([
    { because: 'Anna confirmed', actor: 'Anna Reyes', data: { from: 'new', to: 'promised' } },
  ])
  expect(moveStage(scope, { prospectId, to: 'promised', because: 'again' })).toEqual({
    ok: false,
    reason: 'already-there',
  })
  expect(moves(scope, prospectId)).toHaveLength(1)
})

test('a job makes the four moves and no other, and points to what caused them', () => {
  const { scope, prospectId } = oneProspect()
  const job = asJob(scope)
  expect(moveStage(job, { prospectId, to: 'declined', because: 'x' })).toEqual({
    ok: false,
    reason: 'not-automatic',
  })
  const activity = { threadId: 7, messageId: 9 }
  expect(moveStage(job, { prospectId, to: 'replied', because: 'Ines answered', activity }).ok).toBe(true)
  expect(moveStage(job, { prospectId, to: 'contacted', because: 'step 1 sent' }).ok).toBe(false)
  expect(moves(scope, prospectId)).toMatchObject([{ because: 'Ines answered', ...activity }])
})

test('an event never moves a prospect backwards, even on a user’s click', () => {
  const { scope, prospectId } = oneProspect()
  moveStage(scope, { prospectId, to: 'promised', because: 'by hand' })
  expect(moveOn(scope, { prospectId, event: 'human_reply', because: 'answered' })).toBeNull()
  expect(moveOn(scope, { prospectId, event: 'link_found', because: 'found on the page' })).toBe('won')
  expect(moveOn(scope, { prospectId, event: 'verified_loss', because: 'three checks found none' })).toBe(
    'lost',
  )
  expect(moves(scope, prospectId).map((one) => one.data['to'])).toEqual(['promised', 'won', 'lost'])
})

test('an exit clears the next action, unless a sequence is in charge of it', () => {
  const { scope, prospectId } = oneProspect()
  moveStage(scope, { prospectId, to: 'declined', because: 'said no' })
  expect(getProspect(scope, prospectId)).toMatchObject({
    nextAction: 'None, declined',
    nextNeedsPerson: false,
  })
  showSequence(scope, { prospectId, state: 'waiting', step: '1/3', name: 'Compost', because: 'sent' })
  setNextAction(scope, { prospectId, text: 'Tue 14:20 from anna@', at: scope.now, needsPerson: false })
  moveStage(scope, { prospectId, to: 'ready', because: 'x' })
  expect(getProspect(scope, prospectId)).toMatchObject({ nextAction: 'Tue 14:20 from anna@' })
})

test('the mirrors show what their owners say', () => {
  const { scope, prospectId } = oneProspect()
  showSequence(scope, {
    prospectId,
    state: 'held',
    step: '1/3',
    name: 'Compost',
    because: 'write the opener',
  })
  showLink(scope, { prospectId, status: 'pending', because: 'due 19 May' })
  setNextAction(scope, { prospectId, text: 'Held: write the opener', at: null, needsPerson: true })
  touch(scope, { prospectId, what: 'step 1 sent' })
  expect(getProspect(scope, prospectId)).toMatchObject({
    sequenceState: 'held',
    sequenceStep: '1/3',
    sequenceName: 'Compost',
    sequenceBecause: 'write the opener',
    linkStatus: 'pending',
    linkBecause: 'due 19 May',
    nextAction: 'Held: write the opener',
    nextNeedsPerson: true,
    lastTouchAt: scope.now,
    lastTouch: 'step 1 sent',
  })
  showSequence(scope, { prospectId, state: null, step: null, name: null, because: null })
  expect(getProspect(scope, prospectId).sequenceState).toBeNull()
})
