import { expect, test } from 'vitest'
import { bannedBy, bannedWords, blacklistOf, readBanned, type Subject } from './blacklist.ts'

test.each<[string, ReturnType<typeof readBanned>]>([
  ['Farm.example', { kind: 'site', value: 'farm.example' }],
  ['https://www.farm.example/', { kind: 'site', value: 'farm.example' }],
  ['blog.farm.example', { kind: 'site', value: 'blog.farm.example' }],
  ['Sales@Farm.example', { kind: 'address', value: 'sales@farm.example' }],
  ['*.gov', { kind: 'pattern', value: '*.gov' }],
  ['**casino**', { kind: 'pattern', value: '*casino*' }],
  ['https://blog.example/tag/*', { kind: 'pattern', value: 'blog.example/tag/*' }],
  ['*@agency.example', { kind: 'pattern', value: '*@agency.example' }],
  ['*', null],
  ['*.io', null],
  ['not a site', null],
  ['farm.example/page', null],
  ['', null],
])('%j is read', (text, entry) => {
  expect(readBanned(text)).toEqual(entry)
})

const LIST = blacklistOf([
  { kind: 'site', value: 'farm.example', reason: 'link farm' },
  { kind: 'site', value: 'spam.host.example', reason: 'spam' },
  { kind: 'address', value: 'kim@fine.example', reason: 'rude' },
  { kind: 'pattern', value: '*casino*', reason: 'gambling' },
  { kind: 'pattern', value: '*.gov', reason: 'never answers' },
  { kind: 'pattern', value: 'fine.example/tag/*', reason: 'thin pages' },
  { kind: 'pattern', value: '*@agency.example', reason: 'sells links' },
])

test.each<[string, Subject, string | null]>([
  ['the site', { domain: 'farm.example' }, 'link farm'],
  ['a page of the site', { domain: 'farm.example', pageKey: 'farm.example/a' }, 'link farm'],
  ['a host of a site', { domain: 'host.example', pageKey: 'spam.host.example/a' }, 'spam'],
  ['another host of that site', { domain: 'host.example', pageKey: 'host.example/a' }, null],
  ['a name like it', { domain: 'notfarm.example' }, null],
  ['a word in the domain', { domain: 'bestcasinos.example' }, 'gambling'],
  ['a word in the path', { domain: 'fine.example', pageKey: 'fine.example/casino-guide' }, 'gambling'],
  ['an ending', { domain: 'epa.gov' }, 'never answers'],
  ['an ending elsewhere', { domain: 'epa.gov.example' }, null],
  ['a path', { domain: 'fine.example', pageKey: 'fine.example/tag/soil' }, 'thin pages'],
  ['another path', { domain: 'fine.example', pageKey: 'fine.example/soil' }, null],
  ['a dot is a dot', { domain: 'fineXexample', pageKey: 'fineXexample/tag/a' }, null],
  ['an address', { domain: 'fine.example', email: 'Kim@fine.example' }, 'rude'],
  ['an address of an agency', { domain: 'fine.example', email: 'jo@agency.example' }, 'sells links'],
  ['nobody', { domain: 'fine.example', email: null }, null],
])('%s', (_what, subject, reason) => {
  expect(bannedBy(LIST, subject)?.reason ?? null).toBe(reason)
})

test('the entry is named when it is not the site itself', () => {
  expect(bannedWords({ kind: 'site', value: 'farm.example', reason: 'link farm' })).toBe(
    'on the blacklist: link farm',
  )
  expect(bannedWords({ kind: 'pattern', value: '*.gov', reason: 'never answers' })).toBe(
    'on the blacklist: never answers (*.gov)',
  )
})
