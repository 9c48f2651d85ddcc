import { expect, test } from 'vitest'
import { memberships } from '#db/tables/workspaces.ts'
import { freshWorkspace } from '#tests/support/workspace.ts'
import { rememberZone } from './remember-zone.server.ts'

test('the browser’s zone is taken over until the person has chosen', () => {
  const { db, userId } = freshWorkspace()
  const zone = () => db.select({ zone: memberships.timeZone }).from(memberships).get()!.zone
  rememberZone(db, { userId, zone: 'Europe/Berlin' })
  expect(zone()).toBe('Europe/Berlin')
  db.update(memberships).set({ alertChoices: {} }).run()
  rememberZone(db, { userId, zone: 'Asia/Tokyo' })
  expect(zone()).toBe('Europe/Berlin')
})
