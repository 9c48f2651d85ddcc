import { expect, test } from 'vitest'
import { instance } from '#db/tables/workspaces.ts'
import { tellTime } from '#app/domain/values/scope.server.ts'
import { freshDatabase } from '#tests/support/workspace.ts'
import { runFast, SANDBOX_TEMPO, skipToTomorrow } from './sandbox-clock.server.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const wall = Date.parse('2026-11-28T12:00:00Z')
const shown = Date.parse('2026-05-12T10:00:00Z')
const at = (ms: number) => new Date(wall + ms)

function sandboxAt(tempo: number) {
  const db = freshDatabase()
  db.insert(instance)
    .values({ key: 'clock', value: { wallAt: wall, shownAt: shown, tempo } })
    .run()
  return { db, shows: (ms: number) => tellTime(db, at(ms)).now.getTime() - shown }
}

test('a new sandbox waits at the machine’s pace; from the first visit on a day passes in a minute', () => {
  const { db, shows } = sandboxAt(1)
  expect(shows(5 * MINUTE)).toBe(5 * MINUTE)
  runFast(db, at(5 * MINUTE))
  expect(shows(5 * MINUTE)).toBe(5 * MINUTE)
  expect(shows(6 * MINUTE)).toBe(5 * MINUTE + DAY)
})

test('entering once more changes nothing', () => {
  const { db, shows } = sandboxAt(SANDBOX_TEMPO)
  runFast(db, at(2 * MINUTE))
  expect(shows(3 * MINUTE)).toBe(3 * DAY)
})

test('a skip is a day more, at the same pace', () => {
  const { db, shows } = sandboxAt(SANDBOX_TEMPO)
  skipToTomorrow(db, at(MINUTE))
  expect(shows(2 * MINUTE)).toBe(3 * DAY)
})

test('an installation on the machine’s time has no clock to hurry', () => {
  const db = freshDatabase()
  runFast(db, at(0))
  skipToTomorrow(db, at(0))
  expect(tellTime(db, at(MINUTE))).toEqual({ now: at(MINUTE), tempo: 1 })
})
