import { prospects } from '#db/tables/prospects.ts'
import { contacts } from '#db/tables/sites.ts'
import { freshWorkspace } from '#tests/support/workspace.ts'
import { expect, test } from 'vitest'
import { addByHand } from './add-by-hand.server.ts'
import { getProspect } from './get-prospect.server.ts'
import { readTyped } from './typed-page.ts'

test.each([
  ['soilschool.example', { domain: 'soilschool.example', pageUrl: null }],
  ['https://www.soilschool.example/', { domain: 'soilschool.example', pageUrl: null }],
  [
    'blog.soilschool.example/resources?x=1',
    { domain: 'soilschool.example', pageUrl: 'http://blog.soilschool.example/resources?x=1' },
  ],
  ['two words', null],
  ['mailto:ines@soilschool.example', null],
  ['', null],
])('"%s" is read as %o', (text, expected) => {
  expect(readTyped(text)).toEqual(expected)
})

const TYPED = {
  page: 'https://soilschool.example/resources',
  pageTitle: 'Resources',
  tactic: 'resource_page',
  targetPageId: null,
  note: ' met at the fair ',
  email: null,
  firstName: null,
  lastName: null,
} as const

test('what was typed becomes a prospect of the typist, with its contact', () => {
  const { scope, projectId, userId } = freshWorkspace()
  const added = addByHand(scope, { ...TYPED, projectId, email: 'ines@soilschool.example', firstName: 'Ines' })
  if (!added.ok) throw new Error(added.reason)
  expect(added.outcome).toBe('created')
  expect(getProspect(scope, added.id)).toMatchObject({
    ownerId: userId,
    contactId: expect.any(Number),
    facts: { note: 'met at the fair' },
    stageBecause: 'added by hand',
    nextAction: 'Qualify',
  })
  expect(addByHand(scope, { ...TYPED, projectId })).toEqual({ ok: true, id: added.id, outcome: 'exists' })
})

test.each([
  [{ page: 'nowhere' }, 'not-a-page'],
  [{ email: 'ines at soilschool' }, 'not-an-address'],
])('%o is refused as %s, and nothing is added', (more, reason) => {
  const { scope, db, projectId } = freshWorkspace()
  expect(addByHand(scope, { ...TYPED, projectId, ...more })).toEqual({ ok: false, reason })
  expect(db.select().from(prospects).all()).toEqual([])
  expect(db.select().from(contacts).all()).toEqual([])
})
