import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { mailboxes } from '#db/tables/mailboxes.ts'
import { outbox } from '#db/tables/outreach.ts'
import { quietWorld, wroteTo, type QuietWorld } from '#tests/support/quiet-mail.ts'
import { healClock } from './heal-clock.server.ts'

const DAY = 24 * 3_600_000
let world: QuietWorld
let ines: ReturnType<typeof wroteTo>
beforeEach(() => {
  world = quietWorld()
  // Everything here is written down while the clock is a year ahead.
  ines = wroteTo(world, 'ines')
})

const rows = () => world.db.select().from(outbox).where(eq(outbox.enrolmentId, ines.enrolmentId)).all()
const mailbox = () => world.db.select().from(mailboxes).where(eq(mailboxes.id, world.mailboxId)).get()!
const later = (ms: number) => new Date(world.scope.now.getTime() + ms)
const aYearBack = () => ({ ...world.scope, now: later(-365 * DAY) })

describe('a clock that was ahead', () => {
  it('leaves nothing waiting for what lies in the future: mail that left counts as of now, plans keep their distance', () => {
    const wait = rows()[1]!.dueAt.getTime() - rows()[1]!.createdAt.getTime()
    world.db
      .update(mailboxes)
      .set({ nextSendAt: world.scope.now, lastSyncAt: world.scope.now })
      .where(eq(mailboxes.id, world.mailboxId))
      .run()
    const scope = aYearBack()
    expect(healClock(scope)).toBeGreaterThan(3)
    const [first, second] = rows()
    expect(first).toMatchObject({ state: 'sent', mayHaveLeftAt: scope.now, sentAt: scope.now })
    expect(second!.state).toBe('planned')
    expect(second!.dueAt.getTime() - scope.now.getTime()).toBe(wait)
    expect(mailbox().nextSendAt).toEqual(scope.now)
    expect(mailbox().lastSyncAt! < scope.now).toBe(true)
    expect(healClock(scope)).toBe(0)
  })

  it('is no matter of the waits that are given every day', () => {
    world.db
      .update(mailboxes)
      .set({ nextSendAt: later(DAY), lastSyncAt: world.scope.now })
      .where(eq(mailboxes.id, world.mailboxId))
      .run()
    const before = [rows(), mailbox()]
    expect(healClock(world.scope)).toBe(0)
    expect([rows(), mailbox()]).toEqual(before)
  })

  it('ends leases that nobody can have taken for so long', () => {
    world.db
      .update(outbox)
      .set({ state: 'claimed', claimedUntil: later(600_000) })
      .where(eq(outbox.id, rows()[1]!.id))
      .run()
    const scope = aYearBack()
    healClock(scope)
    expect(rows()[1]).toMatchObject({ state: 'claimed', claimedUntil: scope.now })
  })
})
