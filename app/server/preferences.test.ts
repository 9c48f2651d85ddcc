import { expect, test } from 'vitest'
import { readFlash, saying } from './flash.ts'
import { keepPreference, readCookies, readPreferences } from './preferences.ts'

const withCookies = (cookie: string) => new Request('http://app.test/', { headers: { cookie } })

test('without cookies everything is as the system has it', () => {
  expect(readPreferences(new Request('http://app.test/'))).toEqual({
    theme: 'system',
    zone: 'UTC',
    isSidebarFolded: false,
    projectId: null,
  })
})

test('what was kept is read again', () => {
  const kept = [
    keepPreference('zone', 'Europe/Berlin'),
    keepPreference('theme', 'dark'),
    keepPreference('sidebar', 'folded'),
  ]
  const cookie = kept.map((line) => line.split(';')[0]).join('; ')
  expect(readPreferences(withCookies(cookie))).toMatchObject({
    theme: 'dark',
    zone: 'Europe/Berlin',
    isSidebarFolded: true,
  })
})

test.each(['theme=neon', 'zone=<script>', 'zone=%', 'project=abc', 'sidebar'])(
  'odd cookies are ignored: %s',
  (cookie) => {
    expect(readPreferences(withCookies(cookie))).toMatchObject({
      theme: 'system',
      zone: 'UTC',
      projectId: null,
    })
  },
)

test('a value may hold an equals sign', () => {
  expect(readCookies('a=b=c; d').get('a')).toBe('b=c')
})

test('what an action wants said is heard once, with its undo', () => {
  const toast = {
    text: 'Stage of 2 prospects is now Ready “ü”',
    undo: { action: '/p/1', fields: { change: '7' } },
  }
  const heard = readFlash(withCookies(saying(toast).split(';')[0]!))
  expect(heard?.toast).toMatchObject(toast)
  expect(heard?.forget).toContain('Max-Age=0')
})

test.each(['say=nonsense', 'say=', 'say=e30'])('a forged message is no message: %s', (cookie) => {
  expect(readFlash(withCookies(cookie))).toBeNull()
})
