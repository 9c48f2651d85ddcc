import { check } from '../simulation/check.ts'
import { simulate } from '../simulation/simulate.ts'
import { simWorld } from '../simulation/world.ts'
import type { Line } from './measure.ts'

/**
 * Plays 60 days of 30 mailboxes and 100,000 enrolments, over outages and changes of clocks, with the product's own rules. Every message is
 * then looked at by other code: the run fails at the first that breaks a window, a cap, a gap or a holiday.
 */
export async function benchSimulate(): Promise<{ lines: Line[]; notes: string[] }> {
  const startedAt = performance.now()
  const world = simWorld({ days: 60, mailboxes: 30, enrolments: 100_000, seed: 1 })
  const played = simulate(world)
  const seconds = (performance.now() - startedAt) / 1000
  const { sent, byDay, burst, followUpDelay, bySteps } = check(world, played)
  const days = byDay.filter((n) => n > 0)
  return {
    lines: [],
    notes: [
      `${sent} messages in 60 days, no window, cap, gap or holiday broken; ${played.asked} times asked; ${seconds.toFixed(1)} s`,
      `by day: ${byDay.join(' ')}`,
      `on a day with mail from ${Math.min(...days)} to ${Math.max(...days)}; at most ${burst.mailbox} from a mailbox in 10 minutes, ${burst.all} from all in one`,
      `follow-ups leave ${followUpDelay.median.toFixed(1)} days after their wait is over (middle), 19 of 20 within ${followUpDelay.p95.toFixed(1)}, the last after ${followUpDelay.max.toFixed(1)}`,
      `by step: ${bySteps.join(', ')}`,
    ],
  }
}
