import { describe, expect, it } from 'vitest'
import { hasWords, readMailQuery } from './mail-query.ts'

describe('the search language of the inbox', () => {
  it.each([
    ['resource', '("resource" *)', [], 'resource'],
    ['dead link', '("dead" *) AND ("link" *)', [], 'dead link'],
    ['"dead link"', '("dead link")', [], 'dead link'],
    ['"dead link', '("dead link")', [], 'dead link'],
    ['link -invoice', '("link" *)', ['"invoice" *'], 'link'],
    ['from:ines@soil.example', '({from_name from_address} : "ines@soil.example" *)', [], null],
    ['from:"Ines Berger" soil', '({from_name from_address} : "Ines Berger") AND ("soil" *)', [], null],
    ['-subject:offer soil', '("soil" *)', ['subject : "offer" *'], 'soil'],
    [
      're: https://soil.example/a',
      '("re:" *) AND ("https://soil.example/a" *)',
      [],
      're: https://soil.example/a',
    ],
    ['say ""hi"', '("say" *) AND ("hi""" *)', [], 'say hi"'],
    ['— … !', null, [], null],
    ['   ', null, [], null],
    ['NOT OR AND *', '("NOT" *) AND ("OR" *) AND ("AND" *)', [], 'NOT OR AND'],
  ])('%s', (text, match, without, plain) => {
    expect(readMailQuery(text)).toMatchObject({ match, without, plain })
  })

  it.each([
    ['has:attachment', { hasAttachment: true }],
    ['IS:unread', { isUnread: true }],
    ['in:unmatched', { isUnmatched: true }],
    ['class:will-add-link', { isReplyClass: 'will_add_link' }],
    ['class:no', { isReplyClass: 'no' }],
    ['mailbox:Anna@', { mailbox: 'anna@' }],
    ['assigned:me', { assigned: 'me' }],
    ['before:2026-05-01', { before: new Date('2026-05-01T00:00:00Z') }],
    ['after:2026-05-01', { after: new Date('2026-05-01T00:00:00Z') }],
  ])('%s only narrows', (text, part) => {
    expect(readMailQuery(text)).toMatchObject({ ...part, match: null })
    expect(hasWords(text)).toBe(false)
  })

  it.each(['class:whatever', 'before:tomorrow', 'is:purple', 'after:2026-99-99'])(
    '%s is no operator and is searched as words',
    (text) => {
      expect(hasWords(text)).toBe(true)
    },
  )
})
