import { expect, test } from 'vitest'
import type { Tactic } from '#db/vocabulary.ts'
import { blacklistOf } from '../sites/blacklist.ts'
import { candidateOf, type Candidate } from './candidate.ts'
import type { CanonicalRecord } from './fields.ts'
import { refusalOf, writable, type Guards } from './judge.ts'
import { learn, type Known } from './learn.ts'
import { problemOf, readMapping } from './mapping.ts'
import { NO_COUNTS, copyCounts, tally } from './tally.ts'

function candidate(fields: Record<string, unknown>, tactic: Tactic = 'other'): Candidate {
  const made = candidateOf({ extra: {}, ...fields } as CanonicalRecord, { tactic })
  if ('rejected' in made) throw new Error(made.rejected)
  return made.candidate
}

test.each([
  ['a page', 'https://www.blog.example/list?b=2&a=1', 'blog.example', 'blog.example/list?a=1&b=2'],
  ['a home page is the site as a whole', 'https://www.blog.example/', 'blog.example', ''],
  ['a bare domain', 'blog.example', 'blog.example', ''],
  [
    'the home page of a sub-domain is a page',
    'https://news.blog.example/',
    'blog.example',
    'news.blog.example',
  ],
  ['a free host is a site of its own', 'https://tea.github.io/', 'tea.github.io', ''],
])('%s', (_, url, domain, pageKey) => {
  expect(candidate({ source_url: url })).toMatchObject({ domain, pageKey })
})

test('without an address the site is that of the e-mail, unless it is at a mail provider', () => {
  expect(candidate({ emails: ['pia@blog.example'] }).domain).toBe('blog.example')
  expect(candidateOf({ extra: {}, emails: ['pia@gmail.com'] }, { tactic: 'other' })).toEqual({
    rejected: 'no site: the address is at a mail provider',
  })
})

test('the first address of a cell belongs to the name, the others to nobody', () => {
  expect(
    candidate({
      source_url: 'a.example',
      emails: ['Pia@A.example', 'info@a.example'],
      contact_name: 'Pia van Nord',
    }).people,
  ).toEqual([
    { email: 'pia@a.example', firstName: 'Pia van', lastName: 'Nord', role: null },
    { email: 'info@a.example', firstName: null, lastName: null, role: null },
  ])
})

test('what a row says of the link becomes facts of its tactic', () => {
  const row = {
    source_url: 'a.example/list',
    target_url: 'https://rival.example/old',
    anchor: 'tool',
    target_http_status: 404,
  }
  expect(candidate(row, 'broken_link').facts).toEqual({
    deadUrl: 'https://rival.example/old',
    deadAnchor: 'tool',
    deadCause: '404',
  })
  expect(candidate(row, 'link_gap').facts).toEqual({ competitors: ['rival.example'] })
  expect(candidate({ ...row, notes: 'nice', extra: { Niche: ' tea ', Empty: '' } }).facts).toEqual({
    note: 'nice',
    extra: { 'Links to': 'https://rival.example/old', Niche: 'tea' },
  })
})

test('a metric of the page is kept beside the prospect, that of the domain is its authority', () => {
  const authority = [
    { metric: 'ahrefs_ur', scope: 'page', value: 12 },
    { metric: 'ahrefs_dr', scope: 'domain', value: 41 },
  ]
  expect(candidate({ source_url: 'a.example', authority })).toMatchObject({
    authority: [{ metric: 'ahrefs_dr', value: 41 }],
    facts: { extra: { 'Ahrefs UR': '12' } },
  })
})

const GUARDS: Guards = {
  ownDomain: 'client.example',
  competitors: new Set(['rival.example']),
  suppressedDomains: new Set(['never.example']),
  suppressedAddresses: new Set(['stop@blog.example']),
  blacklist: blacklistOf([
    { kind: 'site', value: 'farm.example', reason: 'link farm' },
    { kind: 'pattern', value: '*casino*', reason: 'gambling' },
    { kind: 'address', value: 'kim@blog.example', reason: 'rude' },
  ]),
}

test.each([
  ['our own page', { source_url: 'https://blog.client.example/x' }, 'your own site'],
  ["a competitor's page", { source_url: 'https://rival.example/x' }, "a competitor's own site"],
  [
    'a page that links to us',
    { source_url: 'a.example', target_url: 'https://client.example/' },
    'already links to you',
  ],
  ['a suppressed domain', { source_url: 'https://x.never.example/' }, 'suppressed domain'],
  ['a blacklisted site', { source_url: 'https://x.farm.example/' }, 'on the blacklist: link farm'],
  [
    'a page like a pattern',
    { source_url: 'https://a.example/casino' },
    'on the blacklist: gambling (*casino*)',
  ],
  [
    'a blacklisted address',
    { source_url: 'a.example', emails: ['kim@blog.example'] },
    'on the blacklist: rude (kim@blog.example)',
  ],
  ['a suppressed address', { source_url: 'a.example', emails: ['stop@blog.example'] }, 'suppressed address'],
  [
    'one of two addresses suppressed',
    { source_url: 'a.example', emails: ['stop@blog.example', 'pia@blog.example'] },
    null,
  ],
  ['anybody else', { source_url: 'a.example', target_url: 'https://rival.example/' }, null],
])('%s', (_, fields, reason) => {
  expect(refusalOf(candidate(fields), 'other', GUARDS)).toBe(reason)
})

test('a suppressed address is never made a contact', () => {
  const { people } = candidate({
    source_url: 'a.example',
    emails: ['stop@blog.example', 'pia@blog.example', 'x@never.example', 'kim@blog.example'],
  })
  expect(writable(people, GUARDS).map((person) => person.email)).toEqual(['pia@blog.example'])
})

const KNOWN: Known = {
  pageTitle: null,
  authority: 40,
  authorityMetric: 'ahrefs_dr',
  facts: { note: 'ours', extra: { A: '1' } },
}

test.each([
  ['a title where there is none', { title: 'Tea list' }, { pageTitle: 'Tea list' }],
  [
    'a newer value of the same metric',
    { authority: [{ metric: 'ahrefs_dr', scope: 'domain', value: 44 }] },
    { authority: 44, authorityMetric: 'ahrefs_dr' },
  ],
  ["not another vendor's value", { authority: [{ metric: 'moz_da', scope: 'domain', value: 44 }] }, null],
  ['not a note over the note', { notes: 'theirs' }, null],
  [
    'a column that is not there yet',
    { extra: { A: '2', B: '3' } },
    { facts: { note: 'ours', extra: { A: '1', B: '3' } } },
  ],
  ['nothing from nothing', {}, null],
])('a known prospect learns %s', (_, fields, expected) => {
  expect(learn(KNOWN, candidate({ source_url: 'a.example', ...fields }))).toEqual(expected)
})

test('a mapping needs a page or an address, and each only once', () => {
  expect(problemOf({ A: 'notes' })).toMatch(/which column holds the page/)
  expect(problemOf({ A: 'source_url', B: 'source_url' })).toMatch(/choose one/)
  expect(problemOf({ A: 'email', B: 'email' })).toBeNull()
})

test('an answer that was not offered is taken as keeping the column', () => {
  expect(readMapping(['A', 'B', 'C'], ['source_url', 'facts', ''], {})).toEqual({
    A: 'source_url',
    B: null,
    C: null,
  })
})

test('reasons are counted by outcome with their first lines', () => {
  const counts = copyCounts(NO_COUNTS)
  for (let line = 2; line < 20; line++) tally(counts, { outcome: 'rejected', reason: 'no usable URL', line })
  tally(counts, { outcome: 'created', reason: null, line: 20 })
  expect(counts).toMatchObject({ created: 1, rejected: 18, reasons: { 'no usable URL': 18 } })
  expect(counts.details).toEqual([
    { outcome: 'rejected', reason: 'no usable URL', count: 18, lines: [2, 3, 4, 5, 6, 7, 8, 9] },
  ])
  expect(NO_COUNTS.details).toEqual([])
})
