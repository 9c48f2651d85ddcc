import assert from 'node:assert/strict'
import type { Sent, Simulated } from './simulate.ts'
import { STEPS, type SimWorld } from './world.ts'

export type Checked = {
  sent: number
  /** Messages on each day of the span, by UTC. */
  byDay: number[]
  /** The most that left one mailbox in any ten minutes, and all of them together in any one. */
  burst: { mailbox: number; all: number }
  /** Days by which follow-ups came later than their wait: the middle one, 19 of 20, the last. */
  followUpDelay: { median: number; p95: number; max: number }
  /** How many people have got each step. */
  bySteps: number[]
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/**
 * Looks at every message for itself, with the calendars of the run time and none of the product's code: no window, cap, gap or holiday
 * is broken, nobody is written to twice a day or out of turn, and nothing leaves while all is off.
 * @throws AssertionError at the first that should not have left
 */
export function check(world: SimWorld, { sent }: Simulated): Checked {
  const clocks = new Clocks()
  const byMailbox = world.mailboxes.map((): Sent[] => [])
  const byPerson = new Map<number, Sent[]>()
  const tally = new Map<string, Set<number>>()
  const count = (key: string, id: number) => {
    const members = tally.get(key) ?? new Set()
    tally.set(key, members.add(id))
    return members.size
  }
  const delays: number[] = []
  for (const [at, one] of sent.entries()) {
    const person = world.people[one.person]!
    const mailbox = world.mailboxes[one.mailbox]!
    const here = clocks.read(one.at, mailbox.timeZone)
    const there = clocks.read(one.at, person.zone ?? mailbox.timeZone)
    const about = `message ${at} at ${new Date(one.at).toISOString()} from ${mailbox.email} to person ${person.id}`
    assert(there.time >= '09:00' && there.time < '17:00', `${about}: it is ${there.time} there`)
    assert(there.weekday !== 'Sat' && there.weekday !== 'Sun', `${about}: it is ${there.weekday} there`)
    assert(!world.holidays.has(there.day), `${about}: it is a holiday there`)
    assert(
      !world.outages.some(
        (off) => one.at >= off.from && one.at < off.to && (off.mailbox ?? mailbox.id) === mailbox.id,
      ),
      `${about}: all was off`,
    )
    const mine = byMailbox[mailbox.id]!
    const last = mine.at(-1)
    assert(
      !last || one.at - last.at >= 90_000,
      `${about}: ${one.at - (last?.at ?? 0)} ms after the one before`,
    )
    mine.push(one)
    const cap = capThen(mailbox, here.day, clocks)
    assert(count(`mailbox ${mailbox.id} ${here.day}`, at) <= cap, `${about}: over the ${cap} of the day`)
    const day = mine.filter((other) => other.at > one.at - DAY).length
    assert(day <= cap, `${about}: ${day} in 24 hours, the cap is ${cap}`)
    // By the day of whoever writes: another mailbox may have a day that began earlier or later.
    const siteDay = `site ${person.site} ${mailbox.timeZone} ${here.day}`
    assert(count(siteDay, person.id) <= 1, `${about}: a colleague had one today`)
    count(`domain ${person.domain} ${mailbox.timeZone} ${here.day}`, at)
    const sequence = world.sequences[person.sequence]!
    if (sequence.dailyCap !== null)
      assert(
        count(`sequence ${sequence.id} ${mailbox.timeZone} ${here.day}`, at) <= sequence.dailyCap,
        `${about}: over the cap of ${sequence.name}`,
      )
    const before = byPerson.get(person.id) ?? []
    const previous = before.at(-1)
    assert.equal(one.step, before.length + 1, `${about}: step ${one.step} is not next`)
    assert(before.length < person.answersAfter, `${about}: they have answered`)
    if (previous) {
      assert.equal(previous.mailbox, one.mailbox, `${about}: from another mailbox than before`)
      const { waitDays } = STEPS[one.step - 1]!
      assert(
        one.at - previous.at >= waitDays * DAY - 2 * 60 * MINUTE,
        `${about}: too soon after step ${previous.step}`,
      )
      const from = clocks.read(previous.at, person.zone ?? mailbox.timeZone).day
      delays.push(Math.max(0, (one.at - previous.at) / DAY - daysUntilDue(world, from, STEPS[one.step - 1]!)))
    }
    byPerson.set(person.id, [...before, one])
  }
  for (const [key, members] of tally)
    if (key.startsWith('domain ')) assert(members.size <= 2, `${key}: ${members.size} messages`)
  delays.sort((a, b) => a - b)
  const at = (share: number) => delays[Math.ceil(share * delays.length) - 1] ?? 0
  return {
    sent: sent.length,
    byDay: Array.from({ length: Math.ceil((world.to - world.from) / DAY) }, (_, n) => {
      const from = world.from + n * DAY
      return sent.filter((one) => one.at >= from && one.at < from + DAY).length
    }),
    burst: {
      mailbox: Math.max(...byMailbox.map((list) => mostWithin(list, 10 * MINUTE))),
      all: mostWithin(sent, MINUTE),
    },
    followUpDelay: { median: at(0.5), p95: at(0.95), max: at(1) },
    bySteps: STEPS.map((_, n) => sent.filter((one) => one.step === n + 1).length),
  }
}

/** How many days after the day of the message before a step can leave at the earliest: its wait is over, and mail leaves that day. */
function daysUntilDue(world: SimWorld, from: string, step: (typeof STEPS)[number]): number {
  let left = step.waitDays
  for (let days = 1; ; days++) {
    const day = new Date(Date.parse(from) + days * DAY)
    const isWorkingDay = day.getUTCDay() % 6 !== 0 && !world.holidays.has(day.toISOString().slice(0, 10))
    if (isWorkingDay || !step.waitsWorkingDays) left -= 1
    if (left <= 0 && isWorkingDay) return days
  }
}

/** Five on the first day of a slow start and two more each day. */
function capThen(
  { dailyCap, rampFrom, timeZone }: SimWorld['mailboxes'][number],
  day: string,
  clocks: Clocks,
): number {
  if (!rampFrom) return dailyCap
  const first = clocks.read(rampFrom.getTime(), timeZone).day
  return Math.min(dailyCap, 5 + 2 * Math.max(0, (Date.parse(day) - Date.parse(first)) / DAY))
}

function mostWithin(list: Sent[], span: number): number {
  let [most, first] = [0, 0]
  for (const [at, one] of list.entries()) {
    while (one.at - list[first]!.at >= span) first += 1
    most = Math.max(most, at - first + 1)
  }
  return most
}

/** Wall clocks of zones by the run time's own calendar. */
class Clocks {
  private formats = new Map<string, Intl.DateTimeFormat>()

  read(at: number, zone: string): { day: string; time: string; weekday: string } {
    const parts = Object.fromEntries(
      this.format(zone)
        .formatToParts(at)
        .map(({ type, value }) => [type, value]),
    )
    return {
      day: `${parts.year}-${parts.month}-${parts.day}`,
      time: `${parts.hour}:${parts.minute}`,
      weekday: parts.weekday!,
    }
  }

  private format(timeZone: string): Intl.DateTimeFormat {
    const known = this.formats.get(timeZone)
    if (known) return known
    const made = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
    this.formats.set(timeZone, made)
    return made
  }
}
