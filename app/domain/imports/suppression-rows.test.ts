import { expect, it } from 'vitest'
import { reasonOf, suppressionColumns } from './suppression-rows.ts'

it.each([
  [
    'our own export',
    ['Address or domain', 'Kind', 'Reason', 'From', 'Since'],
    [['a@b.example', 'address', 'Bounced', 'by Anna', '2026-05-12']],
    { value: 0, reason: 2, origin: 3 },
  ],
  [
    'Mailchimp',
    ['Email Address', 'First Name', 'UNSUB_TIME'],
    [['a@b.example', 'Ada', '']],
    { value: 0, reason: null, origin: null },
  ],
  [
    'a status column',
    ['Name', 'E-Mail', 'Status'],
    [['Ada', 'a@b.example', 'unsubscribed']],
    { value: 1, reason: 2, origin: null },
  ],
  [
    'no header',
    null,
    [
      ['Ada', 'a@b.example'],
      ['Bob', 'bob.example'],
    ],
    { value: 1, reason: null, origin: null },
  ],
  ['a header that lies', ['Email', 'X'], [['Ada', 'a@b.example']], { value: 1, reason: null, origin: null }],
  ['nothing of the kind', ['Name'], [['Ada Lovelace']], null],
])('columns of %s', (_what, header, samples, expected) => {
  expect(suppressionColumns(header, samples)).toEqual(expected)
})

it.each([
  [['Unsubscribed'], 'unsubscribed'],
  [['opted-out'], 'unsubscribed'],
  [['Hard bounce'], 'bounced'],
  [['Complained'], 'complained'],
  [['marked as spam'], 'complained'],
  [['Do not contact'], 'do_not_contact'],
  [['', 'unsubscribed_members_export_12.csv'], 'unsubscribed'],
  [['', 'list.csv'], 'imported'],
])('%s means %s', (words, reason) => {
  expect(reasonOf(...words)).toBe(reason)
})
