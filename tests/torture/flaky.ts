import type { Moment, Whim } from '#tests/support/smtp-relay.ts'

/** The moments at which a line can be cut, the last three past the line after which nobody knows. */
const CUTS: [Moment, number][] = [
  ['connect', 0.01],
  ['login', 0.01],
  ['mail', 0.02],
  ['rcpt', 0.02],
  ['data', 0.02],
  ['mid-body', 0.02],
  ['body', 0.02],
  ['taken', 0.02],
]
const REFUSALS: Partial<Record<Moment, { code: number; text: string }[]>> = {
  mail: [{ code: 421, text: '4.3.2 Service shutting down' }],
  rcpt: [{ code: 451, text: '4.7.1 Greylisted, try again later' }],
  body: [
    { code: 452, text: '4.3.1 Insufficient system storage' },
    { code: 451, text: '4.3.0 Requested action aborted' },
  ],
}
const REFUSED = 0.02
const SLOW = 0.05
const MOST_SLOW_MS = 250

/** What a bad mail server does at a moment: mostly nothing. */
export function flakyWhim(chance: () => number, moment: Moment): Whim {
  if (chance() < (CUTS.find(([at]) => at === moment)?.[1] ?? 0)) return 'cut'
  const refusals = REFUSALS[moment]
  if (refusals && chance() < REFUSED) return refusals[Math.floor(chance() * refusals.length)]!
  return chance() < SLOW ? { slowMs: Math.round(chance() * MOST_SLOW_MS) } : null
}
