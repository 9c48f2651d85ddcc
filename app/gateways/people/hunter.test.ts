import { expect, test } from 'vitest'
import { hunterAnswer } from './hunter.ts'

const SEEN = [{ domain: 'a.test', uri: 'http://a.test/team', still_on_page: true }]
const PIA = {
  value: 'Pia@a.test',
  first_name: 'Pia',
  last_name: 'Solberg',
  position: 'Editor',
  confidence: 92,
  sources: SEEN,
  verification: { status: 'valid' },
}
const people = (...emails: object[]) => hunterAnswer(200, { data: { domain: 'a.test', emails } })

test('a person with the page on which the address was seen', () => {
  expect(people(PIA)).toEqual({
    ok: true,
    people: [
      {
        email: 'pia@a.test',
        name: 'Pia Solberg',
        role: 'Editor',
        foundOn: 'http://a.test/team',
        confidence: 0.92,
        isVerified: true,
      },
    ],
  })
})

test('the page on which it still stands comes before older ones', () => {
  const sources = [{ uri: 'http://old.test/', still_on_page: false }, ...SEEN]
  expect(people({ ...PIA, sources })).toMatchObject({ people: [{ foundOn: 'http://a.test/team' }] })
})

test.each([
  ['a guess, seen nowhere', { sources: [] }],
  ['without sources', { sources: undefined }],
  ['a mailbox that does not exist', { verification: { status: 'invalid' } }],
  ['no address', { value: null }],
])('not taken: %s', (_, change) => expect(people({ ...PIA, ...change })).toEqual({ ok: true, people: [] }))

test('little is known: no name, no role, no check', () => {
  const bare = {
    value: 'info@a.test',
    first_name: null,
    last_name: null,
    position: null,
    confidence: null,
    sources: SEEN,
    verification: null,
  }
  expect(people(bare)).toMatchObject({
    people: [{ name: null, role: null, confidence: 0, isVerified: false }],
  })
})

test.each([
  [401, { errors: [{ id: 'authentication_failed' }] }, 'refuses the key (401)'],
  [429, {}, 'says that your plan is used up (429)'],
  [451, {}, 'says that the people there asked not to be listed (451)'],
  [200, null, 'answers something that is no list of people (200)'],
  [502, null, 'answers something that is no list of people (502)'],
])('%i is said', (status, body, because) =>
  expect(hunterAnswer(status, body)).toEqual({ ok: false, because }),
)
