import type { Holidays } from '#app/domain/outbox/pace.ts'
import type { MailboxPace } from '#app/domain/sequences/plan.ts'
import { pick, seeded } from '../bench/seeded.ts'

/** Zones with whole, half and three-quarter hours, most of which change their clocks within the span. */
const ZONES = [
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'America/St_Johns',
]
const MAILBOX_ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe']
const DAY_MS = 24 * 60 * 60_000

export type SimMailbox = MailboxPace & { id: number; email: string; sent: number[]; nextSendAt: number }
export type SimSequence = { id: number; name: string; dailyCap: number | null; mailboxes: number[] }
export type SimPerson = {
  id: number
  site: number
  domain: string
  zone: string | null
  mailbox: number
  sequence: number
  /** Answers after so many messages. */
  answersAfter: number
  left: number[]
}
/** Nothing runs, or nothing may leave, from one instant to another. */
export type Outage = { from: number; to: number; mailbox: number | null }

export type SimWorld = {
  from: number
  to: number
  mailboxes: SimMailbox[]
  sequences: SimSequence[]
  people: SimPerson[]
  outages: Outage[]
  holidays: Holidays
}

export const STEPS = [
  { waitDays: 0, waitsWorkingDays: true },
  { waitDays: 5, waitsWorkingDays: true },
  { waitDays: 9, waitsWorkingDays: false },
]

/** A team with more work than its mailboxes can do in the time, over the changes of clocks of three continents. */
export function simWorld({
  days,
  mailboxes,
  enrolments,
  seed,
}: {
  days: number
  mailboxes: number
  enrolments: number
  seed: number
}): SimWorld {
  const chance = seeded(seed)
  const from = Date.parse('2026-03-02T06:00:00Z')
  const at = (day: number, hour = 0) => from + day * DAY_MS + hour * 3_600_000
  const sequences = Array.from({ length: Math.ceil(mailboxes / 3) }, (_, id) => ({
    id,
    name: `Sequence ${id}`,
    dailyCap: id % 4 === 1 ? 40 : null,
    mailboxes: [0, 1, 2].map((n) => (id * 3 + n) % mailboxes),
  }))
  return {
    from,
    to: at(days),
    sequences,
    mailboxes: Array.from({ length: mailboxes }, (_, id) => ({
      id,
      email: `box${id}@client.test`,
      timeZone: MAILBOX_ZONES[id % MAILBOX_ZONES.length]!,
      windowFrom: '09:00',
      windowTo: '17:00',
      weekdays: [1, 2, 3, 4, 5],
      gapMinSeconds: 90,
      gapMaxSeconds: 300,
      dailyCap: 30,
      // Every third is new and starts slowly, some of them only later.
      rampFrom: id % 3 === 0 ? new Date(at(id % 2 === 0 ? 0 : 7)) : null,
      holidays: HOLIDAYS,
      sent: [],
      nextSendAt: 0,
    })),
    people: Array.from({ length: enrolments }, (_, id) => {
      const site = Math.floor(chance() * enrolments * 0.7)
      const sequence = pick(chance, sequences)
      return {
        id,
        site,
        domain: chance() < 0.02 ? pick(chance, ['gmail.com', 'gmx.net', 'outlook.com']) : `site${site}.test`,
        zone: chance() < 0.8 ? pick(chance, ZONES) : null,
        mailbox: -1,
        sequence: sequence.id,
        answersAfter: chance() < 0.06 ? 1 : chance() < 0.04 ? 2 : 9,
        left: [],
      }
    }),
    holidays: HOLIDAYS,
    outages: [
      { from: at(9, 3), to: at(10, 9), mailbox: null },
      { from: at(22), to: at(25, 2), mailbox: null },
      { from: at(34, 5), to: at(34, 5.5), mailbox: null },
      { from: at(15), to: at(21), mailbox: 1 },
      // Over the night in which Europe changes its clocks.
      { from: at(26, 12), to: at(27, 4), mailbox: null },
    ],
  }
}

const HOLIDAYS: Holidays = new Map([
  ['2026-03-17', 'A local day'],
  ['2026-04-03', 'Good Friday'],
  ['2026-04-06', 'Easter Monday'],
])
