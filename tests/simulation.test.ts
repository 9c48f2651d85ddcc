import { expect, test } from 'vitest'
import { check } from './simulation/check.ts'
import { simulate } from './simulation/simulate.ts'
import { simWorld } from './simulation/world.ts'

test('five weeks of six mailboxes, with outages and changes of clocks: no cap, window, gap or turn is ever broken', () => {
  const world = simWorld({ days: 36, mailboxes: 6, enrolments: 900, seed: 7 })
  const { sent, burst } = check(world, simulate(world))
  expect(sent).toBeGreaterThan(1_500)
  // After an outage, a mailbox goes on at its gap; none makes up for what it missed.
  expect(burst.mailbox).toBeLessThanOrEqual(7)
})
