import { activities } from '#db/tables/activity.ts'
import { suppressions } from '#db/tables/sites.ts'
import { freshWorkspace } from '#tests/support/workspace.ts'
import { expect, test } from 'vitest'
import { Invalid, NotFound } from '../values/errors.ts'
import { suppress, suppressionFor, unsuppress } from './suppression.server.ts'
import { coveringDomains, readSuppressed } from './suppression.ts'

test.each([
  ['Ines@SoilSchool.example', { kind: 'address', value: 'ines@soilschool.example' }],
  ['  @soilschool.example ', { kind: 'domain', value: 'soilschool.example' }],
  ['Mail.SoilSchool.example', { kind: 'domain', value: 'mail.soilschool.example' }],
  ['bücher.example', { kind: 'domain', value: 'xn--bcher-kva.example' }],
  ['soilschool', null],
  ['a@b@c.example', null],
  ['https://soilschool.example/about', null],
  ['ines@soilschool.example, tom@soilschool.example', null],
  ['10.0.0.1', null],
  ['', null],
])('a line "%s" of the list is read as what it is', (text, expected) => {
  expect(readSuppressed(text)).toEqual(expected)
})

test('the parents of a host cover an address, its top level does not', () => {
  expect(coveringDomains('x@mail.garden.co.uk')).toEqual(['mail.garden.co.uk', 'garden.co.uk', 'co.uk'])
})

test('an address is found by itself, by its domain and by a parent of its domain', () => {
  const { scope } = freshWorkspace()
  suppress(scope, {
    kind: 'address',
    value: 'Ines@soilschool.example',
    reason: 'unsubscribed',
    origin: 'one-click unsubscribe',
  })
  suppress(scope, { kind: 'domain', value: 'garden.example', reason: 'do_not_contact', origin: 'by Anna' })

  expect(suppressionFor(scope, 'INES@soilschool.example')).toEqual({
    kind: 'address',
    value: 'ines@soilschool.example',
    reason: 'unsubscribed',
    origin: 'one-click unsubscribe',
  })
  expect(suppressionFor(scope, 'tom@soilschool.example')).toBeNull()
  expect(suppressionFor(scope, 'tom@garden.example')).toMatchObject({ kind: 'domain' })
  expect(suppressionFor(scope, 'tom@mail.garden.example')).toMatchObject({ value: 'garden.example' })
  expect(suppressionFor(scope, 'tom@othergarden.example')).toBeNull()
})

test('suppressing twice keeps one entry and one line of history; only a stronger reason replaces', () => {
  const { scope, db } = freshWorkspace()
  const entry = { kind: 'address', value: 'ines@soilschool.example' } as const
  suppress(scope, { ...entry, reason: 'bounced', origin: 'address unknown' })
  suppress(scope, { ...entry, reason: 'imported', origin: 'list.csv' })
  suppress(scope, { ...entry, reason: 'bounced', origin: 'again' })
  expect(db.select().from(suppressions).all()).toMatchObject([
    { reason: 'bounced', origin: 'address unknown' },
  ])
  suppress(scope, { ...entry, reason: 'complained', origin: 'marked as spam' })
  expect(db.select().from(suppressions).all()).toMatchObject([
    { reason: 'complained', origin: 'marked as spam' },
  ])
  expect(
    db
      .select()
      .from(activities)
      .all()
      .map((one) => one.because),
  ).toEqual(['address unknown', 'marked as spam'])
})

test('an entry is taken off the list, but a complaint stays', () => {
  const { scope, db } = freshWorkspace()
  suppress(scope, { kind: 'domain', value: 'garden.example', reason: 'do_not_contact', origin: 'by Anna' })
  suppress(scope, { kind: 'address', value: 'a@b.example', reason: 'complained', origin: 'report' })
  const [domain, complaint] = db.select().from(suppressions).all()
  expect(unsuppress(scope, { id: domain!.id })).toEqual({ ok: true })
  expect(unsuppress(scope, { id: complaint!.id })).toEqual({ ok: false, reason: 'permanent' })
  expect(suppressionFor(scope, 'x@garden.example')).toBeNull()
  expect(suppressionFor(scope, 'a@b.example')).not.toBeNull()
})

test('another workspace neither sees nor lifts an entry', () => {
  const ours = freshWorkspace()
  const theirs = freshWorkspace({ db: ours.db, email: 'other@client.test' })
  suppress(ours.scope, { kind: 'address', value: 'a@b.example', reason: 'bounced', origin: 'gone' })
  const [entry] = ours.db.select().from(suppressions).all()
  expect(suppressionFor(theirs.scope, 'a@b.example')).toBeNull()
  expect(() => unsuppress(theirs.scope, { id: entry!.id })).toThrow(NotFound)
})

test.each([
  ['address', 'garden.example'],
  ['domain', 'a@garden.example'],
  ['address', 'a@garden.example\r\nb@garden.example'],
] as const)('as %s, "%s" is refused', (kind, value) => {
  const { scope } = freshWorkspace()
  expect(() => suppress(scope, { kind, value, reason: 'imported', origin: 'x' })).toThrow(Invalid)
})
