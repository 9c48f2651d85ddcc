import { activities } from '#db/tables/activity.ts'
import { contacts } from '#db/tables/sites.ts'
import { freshWorkspace } from '#tests/support/workspace.ts'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ensureSite } from '../sites/ensure-site.server.ts'
import { suppress, suppressionFor } from '../sites/suppression.server.ts'
import { Invalid, NotFound } from '../values/errors.ts'
import { addContact } from './add-contact.server.ts'
import { contactName, isRoleAddress, splitName } from './contact.ts'
import { allowContact, markDoNotContact } from './do-not-contact.server.ts'
import { getContact } from './get-contact.server.ts'

function site() {
  const world = freshWorkspace()
  return { ...world, siteId: ensureSite(world.scope, { domain: 'soilschool.example' }).id }
}

test('an address is one contact, however it is written; what is known stays and gaps are filled', () => {
  const { scope, siteId } = site()
  const first = addContact(scope, { siteId, email: 'Ines@SoilSchool.example', foundOn: '/about' })
  const again = addContact(scope, {
    siteId,
    email: 'ines@soilschool.example',
    firstName: 'Ines',
    lastName: 'Calder',
    foundOn: '/imprint',
  })
  expect(first.isNew).toBe(true)
  expect(again).toEqual({ id: first.id, isNew: false })
  expect(getContact(scope, first.id)).toMatchObject({
    email: 'ines@soilschool.example',
    emailDomain: 'soilschool.example',
    firstName: 'Ines',
    lastName: 'Calder',
    foundOn: '/about',
  })
})

test('a name is never put together from two sources', () => {
  const { scope, siteId } = site()
  const { id } = addContact(scope, { siteId, email: 'i@soilschool.example', firstName: 'Ines' })
  addContact(scope, { siteId, email: 'i@soilschool.example', firstName: 'Tom', lastName: 'Ashby' })
  expect(getContact(scope, id)).toMatchObject({ firstName: 'Ines', lastName: null })
})

test('without an address, the same name at a site is the same contact', () => {
  const { scope, siteId, db } = site()
  const first = addContact(scope, { siteId, firstName: 'Ines', lastName: 'Calder' })
  expect(addContact(scope, { siteId, firstName: 'Ines', lastName: 'Calder' })).toEqual({
    id: first.id,
    isNew: false,
  })
  addContact(scope, { siteId, firstName: 'Ines' })
  expect(db.select().from(contacts).all()).toHaveLength(2)
})

test('a role address is marked as one', () => {
  const { scope, siteId } = site()
  const { id } = addContact(scope, { siteId, email: 'editor@soilschool.example' })
  expect(getContact(scope, id).verification).toBe('role')
})

test('where a contact was found is on the timeline', () => {
  const { scope, siteId, db } = site()
  addContact(scope, { siteId, email: 'i@soilschool.example', foundOn: '/about', foundHow: 'mailto' })
  expect(db.select().from(activities).where(eq(activities.what, 'contact.added')).all()).toMatchObject([
    { siteId, because: 'found on /about (mailto)' },
  ])
})

test.each([{ email: 'a@b.example, c@d.example' }, { email: 'nobody' }, { firstName: '  ' }, {}])(
  'no contact is made of %o',
  (person) => {
    const { scope, siteId } = site()
    expect(() => addContact(scope, { siteId, ...person })).toThrow(Invalid)
  },
)

test('a contact is not added to the site of another workspace', () => {
  const { siteId, db } = site()
  const theirs = freshWorkspace({ db, email: 'other@client.test' })
  expect(() => addContact(theirs.scope, { siteId, email: 'a@b.example' })).toThrow(NotFound)
})

test('do not contact suppresses the address, once, and can be taken back', () => {
  const { scope, siteId, db } = site()
  const { id } = addContact(scope, { siteId, email: 'i@soilschool.example' })
  markDoNotContact(scope, { contactId: id, because: 'asked on the phone' })
  markDoNotContact(scope, { contactId: id, because: 'again' })
  expect(getContact(scope, id)).toMatchObject({
    doNotContactAt: scope.now,
    doNotContactBecause: 'asked on the phone',
  })
  expect(suppressionFor(scope, 'i@soilschool.example')).toMatchObject({ reason: 'do_not_contact' })
  expect(
    db.select().from(activities).where(eq(activities.what, 'contact.do_not_contact')).all(),
  ).toMatchObject([{ because: 'asked on the phone', contactId: id, siteId }])

  allowContact(scope, { contactId: id, because: 'wrong person was marked' })
  expect(getContact(scope, id).doNotContactAt).toBeNull()
  expect(suppressionFor(scope, 'i@soilschool.example')).toBeNull()
})

test('taking the mark back does not lift an unsubscribe', () => {
  const { scope, siteId } = site()
  const { id } = addContact(scope, { siteId, email: 'i@soilschool.example' })
  markDoNotContact(scope, { contactId: id, because: 'asked' })
  suppress(scope, {
    kind: 'address',
    value: 'i@soilschool.example',
    reason: 'unsubscribed',
    origin: 'one click',
  })
  allowContact(scope, { contactId: id, because: 'mistake' })
  expect(suppressionFor(scope, 'i@soilschool.example')).toMatchObject({ reason: 'unsubscribed' })
})

test('names, role addresses and nameless contacts are told apart', () => {
  expect(contactName({ firstName: 'Ines', lastName: null, email: 'x@y.example' })).toBe('Ines')
  expect(contactName({ firstName: null, lastName: null, email: 'x@y.example' })).toBe('x@y.example')
  expect(contactName({ firstName: null, lastName: null, email: null })).toBe('Contact form')
  expect(splitName(' Ana  Maria Petrov ')).toEqual({ firstName: 'Ana Maria', lastName: 'Petrov' })
  expect(splitName('')).toEqual({ firstName: null, lastName: null })
  expect(isRoleAddress('Info+links@x.example')).toBe(true)
  expect(isRoleAddress('ines@x.example')).toBe(false)
})
