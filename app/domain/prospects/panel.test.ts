import { freshWorkspace } from '#tests/support/workspace.ts'
import { expect, test } from 'vitest'
import { markDoNotContact } from '../contacts/do-not-contact.server.ts'
import { editContact, type ContactForm } from '../contacts/edit-contact.server.ts'
import { getContact } from '../contacts/get-contact.server.ts'
import { contactsAt } from '../contacts/list-contacts.server.ts'
import { sitePage } from '../sites/site-page.server.ts'
import { siteTimeline } from '../sites/site-timeline.server.ts'
import { countSuppressions, listSuppressions } from '../sites/suppression-list.server.ts'
import { suppress } from '../sites/suppression.server.ts'
import { NotFound } from '../values/errors.ts'
import { addProspect } from './add-prospect.server.ts'
import { addContactTo, chooseContact } from './choose-contact.server.ts'
import { editProspect } from './edit-prospect.server.ts'
import { gridPage } from './grid.server.ts'
import { readGridQuery } from './grid-query.ts'
import { moveStage } from './move-stage.server.ts'
import { prospectPanel } from './panel.server.ts'

const NOBODY: ContactForm = {
  email: null,
  firstName: null,
  lastName: null,
  role: null,
  foundOn: null,
  note: null,
}

function oneProspect() {
  const world = freshWorkspace()
  const { id, siteId } = addProspect(world.scope, {
    projectId: world.projectId,
    domain: 'soilschool.example',
    pageUrl: 'https://soilschool.example/resources',
    tactic: 'broken_link',
    facts: { deadUrl: 'https://oldcompost.example/guide', competitors: ['rival.example'] },
    because: 'added by hand',
  })
  return { ...world, prospectId: id, siteId }
}

test('the first contact of a site is whom we write to; the next one is chosen by hand', () => {
  const { scope, projectId, prospectId, siteId } = oneProspect()
  const first = addContactTo(scope, { prospectId, ...NOBODY, email: 'ines@soilschool.example' })
  const second = addContactTo(scope, {
    prospectId,
    ...NOBODY,
    email: 'tom@soilschool.example',
    firstName: 'Tom',
  })
  if (!first.ok || !second.ok) throw new Error('both are usable')
  const panel = () => prospectPanel(scope, { projectId, prospectId })
  expect(panel().prospect).toMatchObject({ contactId: first.contactId, nextAction: 'Qualify' })
  chooseContact(scope, { prospectId, contactId: second.contactId, because: 'chosen by hand' })
  expect(panel().prospect.contactId).toBe(second.contactId)
  expect(panel().contacts.map((contact) => contact.name)).toEqual(['ines@soilschool.example', 'Tom'])
  expect(panel().timeline.map((one) => one.what)).toEqual([
    'prospect.contact',
    'contact.added',
    'prospect.contact',
    'prospect.added',
  ])
  expect(contactsAt(scope, { siteId })).toHaveLength(2)
})

test.each([
  [{ email: 'a@b.example, c@d.example' }, 'not-an-address'],
  [{}, 'nobody'],
] as const)('a contact %o is refused: %s', (form, reason) => {
  const { scope, prospectId } = oneProspect()
  expect(addContactTo(scope, { prospectId, ...NOBODY, ...form })).toEqual({ ok: false, reason })
})

test('another address is not verified, and cannot be somebody else’s', () => {
  const { scope, prospectId } = oneProspect()
  const ines = addContactTo(scope, { prospectId, ...NOBODY, email: 'ines@soilschool.example' })
  addContactTo(scope, { prospectId, ...NOBODY, email: 'tom@soilschool.example' })
  if (!ines.ok) throw new Error('usable')
  const edit = (form: Partial<ContactForm>) =>
    editContact(scope, { contactId: ines.contactId, ...NOBODY, ...form })
  expect(edit({ email: 'tom@soilschool.example' })).toEqual({ ok: false, reason: 'taken' })
  expect(edit({ email: 'Ines.Calder@soilschool.example', firstName: 'Ines', note: ' by phone ' })).toEqual({
    ok: true,
  })
  expect(getContact(scope, ines.contactId)).toMatchObject({
    email: 'ines.calder@soilschool.example',
    verification: 'unverified',
    firstName: 'Ines',
    note: 'by phone',
  })
})

test('a contact who must not be written to says why in the list', () => {
  const { scope, prospectId, siteId } = oneProspect()
  const ines = addContactTo(scope, { prospectId, ...NOBODY, email: 'ines@soilschool.example' })
  if (!ines.ok) throw new Error('usable')
  markDoNotContact(scope, { contactId: ines.contactId, because: 'asked on the phone' })
  expect(contactsAt(scope, { siteId })).toMatchObject([
    {
      doNotContactBecause: 'asked on the phone',
      suppression: { reason: 'do_not_contact', origin: 'asked on the phone' },
    },
  ])
})

test('edited facts replace, emptied ones are forgotten, the others stay', () => {
  const { scope, projectId, prospectId, targetPageId } = oneProspect()
  editProspect(scope, {
    prospectId,
    pageTitle: 'Resources',
    targetPageId,
    facts: { deadUrl: '', note: 'met at the fair' },
  })
  const { prospect, target } = prospectPanel(scope, { projectId, prospectId })
  expect(prospect).toMatchObject({
    pageTitle: 'Resources',
    facts: { competitors: ['rival.example'], note: 'met at the fair' },
  })
  expect(prospect.facts).not.toHaveProperty('deadUrl')
  expect(target?.url).toBe('https://client.test/guide')
})

test('a panel shows the other prospects of the site, a site page all projects', () => {
  const { scope, projectId, prospectId, siteId } = oneProspect()
  const other = addProspect(scope, {
    projectId,
    domain: 'soilschool.example',
    tactic: 'editorial',
    because: 'x',
  })
  moveStage(scope, { prospectId: other.id, to: 'declined', because: 'said no' })
  expect(prospectPanel(scope, { projectId, prospectId }).elsewhere).toMatchObject([
    { id: other.id, stage: 'declined', project: 'Client' },
  ])
  const page = sitePage(scope, { siteId })
  expect(page.prospects.map((one) => one.id)).toEqual([other.id, prospectId])
  const { entries } = siteTimeline(scope, { siteId, before: null })
  expect(entries.map((one) => one.what)).toEqual(['prospect.moved', 'prospect.added', 'prospect.added'])
})

test('panels and site pages of others are not found', () => {
  const ours = oneProspect()
  const theirs = freshWorkspace({ db: ours.db, email: 'other@client.test' })
  expect(() =>
    prospectPanel(theirs.scope, { projectId: ours.projectId, prospectId: ours.prospectId }),
  ).toThrow(NotFound)
  expect(() => sitePage(theirs.scope, { siteId: ours.siteId })).toThrow(NotFound)
})

test('a grid row shows the prospect with its contact, owner and tags', () => {
  const { scope, projectId, prospectId } = oneProspect()
  addContactTo(scope, { prospectId, ...NOBODY, email: 'editor@soilschool.example', firstName: 'Ines' })
  const { rows, count } = gridPage(scope, {
    projectId,
    query: readGridQuery(new URLSearchParams()),
    pageSize: 50,
  })
  expect(count).toBe(1)
  expect(rows).toMatchObject([
    {
      id: prospectId,
      domain: 'soilschool.example',
      tags: [],
      contact: { name: 'Ines', verification: 'role', isNotToContact: false },
    },
  ])
})

test('the suppression list is paged from the newest and searched by its beginning', () => {
  const { scope } = freshWorkspace()
  for (const value of ['a@one.example', 'b@one.example', 'c@two.example'])
    suppress(scope, { kind: 'address', value, reason: 'imported', origin: 'list.csv' })
  suppress(scope, { kind: 'domain', value: 'bramble.example', reason: 'do_not_contact', origin: 'by Anna' })
  const first = listSuppressions(scope, { pageSize: 3 })
  expect(first.rows.map((row) => row.value)).toEqual(['bramble.example', 'c@two.example', 'b@one.example'])
  const second = listSuppressions(scope, { pageSize: 3, before: first.next })
  expect(second).toMatchObject({ rows: [{ value: 'a@one.example' }], next: null })
  expect(listSuppressions(scope, { pageSize: 3, search: 'B' }).rows.map((row) => row.value)).toEqual([
    'bramble.example',
    'b@one.example',
  ])
  expect(countSuppressions(scope)).toBe(4)
})
