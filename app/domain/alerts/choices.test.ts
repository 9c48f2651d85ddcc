import { expect, test } from 'vitest'
import { choiceFor, isZone, mailFor, readTime } from './choices.ts'

test.each([
  ['owner', null, 'link_lost', 'now'],
  ['builder', null, 'link_degraded', 'digest'],
  ['viewer', null, 'link_lost', 'none'],
  ['viewer', { link_lost: { inApp: true, mail: 'digest' } }, 'link_lost', 'digest'],
  ['owner', { link_lost: { inApp: false, mail: 'none' } }, 'link_lost', 'none'],
  ['owner', { link_lost: { inApp: false, mail: 'none' } }, 'link_overdue', 'digest'],
] as const)('a %s who chose %j hears of %s: %s', (role, saved, kind, mail) => {
  expect(choiceFor(role, saved, kind).mail).toBe(mail)
})

test.each([
  ['now', false, 'now'],
  ['now', true, 'digest'],
  ['digest', true, 'digest'],
  ['none', true, 'none'],
] as const)('%s, told before: %s, goes %s', (chosen, wasTold, mail) => {
  expect(mailFor(chosen, { wasTold })).toBe(mail)
})

test('times and zones are read strictly', () => {
  expect(['08:00', '23:59', '8:00', '24:00', ''].map(readTime)).toEqual(['08:00', '23:59', null, null, null])
  expect(['Europe/Berlin', 'UTC', 'Nowhere/Land'].map(isZone)).toEqual([true, true, false])
})
