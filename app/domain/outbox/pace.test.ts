import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DateTime } from 'luxon'
import { dayBounds, daysBetween, instantOf, localDay, shiftDay, weekdayOf } from './local-time.ts'
import { capOn, gapMs, isOpen, openingAt, roomAt, roomBeside, type Window } from './pace.ts'

const BERLIN: Window = { from: '09:00', to: '17:00', weekdays: [1, 2, 3, 4, 5], zone: 'Europe/Berlin' }
const utc = (text: string) => new Date(`${text}Z`)

describe('a local time', () => {
  it.each([
    ['an ordinary one', '2026-05-12', '09:00', 'Europe/Berlin', '2026-05-12T07:00:00'],
    [
      'one that spring leaves out is the first instant after',
      '2026-03-29',
      '02:30',
      'Europe/Berlin',
      '2026-03-29T01:00:00',
    ],
    ['one that autumn has twice is the first', '2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T00:30:00'],
    ['New York in spring', '2026-03-08', '02:15', 'America/New_York', '2026-03-08T07:00:00'],
    ['New York in autumn', '2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30:00'],
    ['a half-hour shift in spring', '2026-10-04', '02:10', 'Australia/Lord_Howe', '2026-10-03T15:30:00'],
    ['a half-hour shift in autumn', '2026-04-05', '01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00'],
    ['a day that has no midnight', '2026-09-06', '00:00', 'America/Santiago', '2026-09-06T04:00:00'],
  ])('%s', (_what, day, time, zone, expected) => {
    expect(instantOf(day, time, zone)).toEqual(utc(expected))
  })

  it('a day may have 23 or 25 hours', () => {
    const hours = (at: string) => {
      const { from, to } = dayBounds(utc(at), 'Europe/Berlin')
      return (to.getTime() - from.getTime()) / 3_600_000
    }
    expect([
      hours('2026-03-29T12:00:00'),
      hours('2026-10-25T12:00:00'),
      hours('2026-05-12T12:00:00'),
    ]).toEqual([23, 25, 24])
  })
})

describe('a local day', () => {
  const zones = [
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Pacific/Chatham',
    'Pacific/Kiritimati',
  ]
  const more = [
    'America/Asuncion',
    'America/Santiago',
    'America/Havana',
    'Africa/Cairo',
    'Asia/Kathmandu',
    'UTC',
  ]
  const zone = fc.constantFrom(...zones, ...more, 'Pacific/Pago_Pago')
  const at = fc.date({
    min: utc('2015-01-01T00:00:00'),
    max: utc('2030-01-01T00:00:00'),
    noInvalidDate: true,
  })

  it('is what the calendar of the zone says, also about midnights that a change of clocks moves', () => {
    fc.assert(
      fc.property(at, zone, fc.integer({ min: -400, max: 400 }), (at, zone, by) => {
        const there = DateTime.fromJSDate(at, { zone })
        const day = localDay(at, zone)
        expect(day).toBe(there.toISODate())
        expect(weekdayOf(day)).toBe(there.weekday)
        const other = shiftDay(day, by)
        expect(other).toBe(DateTime.fromISO(day, { zone: 'UTC' }).plus({ days: by }).toISODate())
        expect(daysBetween(day, other)).toBe(by)
        const next = instantOf(shiftDay(day, 1), '00:00', zone)
        expect([localDay(new Date(next.getTime() - 1), zone), localDay(next, zone)]).toEqual([
          day,
          shiftDay(day, 1),
        ])
      }),
      { numRuns: 400 },
    )
  })
})

describe('the window', () => {
  it.each([
    ['open now', '2026-05-12T07:00:00', '2026-05-12T07:00:00'],
    ['before it opens', '2026-05-12T05:30:00', '2026-05-12T07:00:00'],
    ['at its end it is closed', '2026-05-12T15:00:00', '2026-05-13T07:00:00'],
    ['on Friday evening', '2026-05-15T20:00:00', '2026-05-18T07:00:00'],
    ['on Sunday', '2026-05-17T10:00:00', '2026-05-18T07:00:00'],
    ['over the change to winter time', '2026-10-23T20:00:00', '2026-10-26T08:00:00'],
  ])('%s', (_what, at, expected) => {
    expect(openingAt(utc(at), BERLIN)).toEqual(utc(expected))
  })

  const holidays = new Map([
    ['2026-12-25', 'Christmas Day'],
    ['2026-12-28', 'Boxing Day, in lieu'],
    ['2026-12-29', 'Closed'],
  ])
  it.each([
    ['a holiday is closed all day', '2026-12-25T10:00:00', 'Europe/Berlin', '2026-12-30T08:00:00'],
    ['over weekend and holidays', '2026-12-24T20:00:00', 'Europe/Berlin', '2026-12-30T08:00:00'],
    [
      'the holiday is a day of the window’s zone',
      '2026-12-24T23:30:00',
      'Asia/Kathmandu',
      '2026-12-30T03:15:00',
    ],
    ['there it is still the day before', '2026-12-25T01:00:00', 'America/New_York', '2026-12-30T14:00:00'],
    ['a half-hour zone', '2026-05-12T03:00:00', 'Asia/Kolkata', '2026-05-12T03:30:00'],
    ['a zone three quarters off', '2026-05-12T00:00:00', 'Asia/Kathmandu', '2026-05-12T03:15:00'],
    ['another, whose clock changes too', '2026-09-26T12:00:00', 'Pacific/Chatham', '2026-09-27T19:15:00'],
    ['a half-hour change of clocks', '2026-10-02T12:00:00', 'Australia/Lord_Howe', '2026-10-04T22:00:00'],
  ])('%s', (_what, at, zone, expected) => {
    expect(openingAt(utc(at), { ...BERLIN, zone, holidays })).toEqual(utc(expected))
  })

  it('is at least as long away as now, and open then', () => {
    const zone = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu')
    const at = fc.date({
      min: utc('2026-01-01T00:00:00'),
      max: utc('2027-12-31T00:00:00'),
      noInvalidDate: true,
    })
    const weekdays = fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 })
    fc.assert(
      fc.property(at, zone, weekdays, (now, zone, weekdays) => {
        const window = { from: '02:30', to: '16:45', weekdays, zone }
        const opens = openingAt(now, window)
        expect(opens.getTime()).toBeGreaterThanOrEqual(now.getTime())
        expect(isOpen(opens, window)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})

describe('the cap', () => {
  const zone = 'Europe/Berlin'
  const now = utc('2026-05-12T10:00:00')

  it.each([
    ['no ramp', null, null, 30],
    ['first day', '2026-05-12T06:00:00', null, 5],
    ['third day', '2026-05-10T23:30:00', null, 7],
    ['after two weeks', '2026-04-28T08:00:00', null, 30],
    ['halted on the second day', '2026-05-01T08:00:00', '2026-05-02T08:00:00', 7],
  ])('%s', (_what, from, halted, expected) => {
    const rampFrom = from ? utc(from) : null
    const haltedAt = halted ? utc(halted) : null
    expect(capOn(now, { dailyCap: 30, rampFrom, haltedAt, zone })).toBe(expected)
  })

  it('counts by local day: what left before midnight is yesterday’s', () => {
    const sent = [utc('2026-05-11T21:59:00'), utc('2026-05-12T08:00:00')]
    expect(roomAt(now, { sent, cap: 3, zone })).toEqual(now)
    expect(roomAt(now, { sent: sent.slice(1), cap: 1, zone })).toEqual(utc('2026-05-13T08:00:00'))
  })

  it('counts by rolling day: a full afternoon frees its places one by one', () => {
    const sent = ['14:00', '14:10', '14:20'].map((time) => utc(`2026-05-11T${time}:00`))
    expect(roomAt(now, { sent, cap: 3, zone })).toEqual(utc('2026-05-12T14:00:00'))
    expect(roomAt(now, { sent, cap: 2, zone })).toEqual(utc('2026-05-12T14:10:00'))
  })

  it('never lets more than the cap leave in a day, however it is asked', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 60 }),
        (cap, steps) => {
          const sent: Date[] = []
          let at = utc('2026-03-27T00:00:00')
          for (const minutes of steps) {
            at = new Date(at.getTime() + minutes * 60_000)
            if (roomAt(at, { sent, cap, zone }).getTime() === at.getTime()) sent.push(at)
          }
          for (const one of sent) {
            const { from, to } = dayBounds(one, zone)
            expect(sent.filter((other) => other >= from && other < to).length).toBeLessThanOrEqual(cap)
            const before = one.getTime() - 24 * 3_600_000
            expect(
              sent.filter((other) => other <= one && other.getTime() > before).length,
            ).toBeLessThanOrEqual(cap)
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('room beside follow-ups', () => {
  const zone = 'Europe/Berlin'
  const now = utc('2026-05-12T08:00:00')
  const on = (day: number, ...times: string[]) => times.map((time) => utc(`2026-05-${day}T${time}:00`))

  it.each<[string, { sent: Date[]; followUps: Date[]; cap: number }, Date]>([
    ['nothing is planned', { sent: on(12, '07:50'), followUps: [], cap: 1 }, now],
    ['there is a place for each', { sent: on(12, '07:50'), followUps: on(12, '13:00'), cap: 3 }, now],
    [
      'the rest of the day is theirs: from midnight on, when the rolling day has room',
      { sent: on(12, '07:50'), followUps: on(12, '13:00'), cap: 2 },
      utc('2026-05-13T07:50:00'),
    ],
    [
      'one that is late counts as now',
      { sent: [], followUps: on(11, '13:00'), cap: 1 },
      utc('2026-05-13T08:00:00'),
    ],
    [
      'tomorrow morning is theirs, and this would count into its 24 hours',
      { sent: [], followUps: on(13, '07:00', '07:30'), cap: 2 },
      utc('2026-05-14T07:00:00'),
    ],
    [
      'tomorrow afternoon is a day on already',
      { sent: [], followUps: on(13, '08:00', '09:00'), cap: 2 },
      now,
    ],
  ])('%s', (_what, asked, expected) => {
    expect(roomBeside(now, { ...asked, zone })).toEqual(expected)
  })

  it('never fills a day, by the calendar or rolling, above the cap', () => {
    const instants = fc.array(fc.integer({ min: -2000, max: 2800 }), { maxLength: 20 })
    const zone = 'UTC'
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), instants, (cap, minutes) => {
        const all = minutes.map((by) => new Date(now.getTime() + by * 60_000))
        const [sent, followUps] = [all.filter((at) => at <= now), all.filter((at) => at > now)]
        const at = roomBeside(now, { sent, followUps, cap, zone }).getTime()
        fc.pre(followUps.length > 0)
        const dayMs = 24 * 3_600_000
        const taken = [...all.map((one) => one.getTime()), at]
        const sameDay = taken.filter((one) => Math.floor(one / dayMs) === Math.floor(at / dayMs))
        expect(sameDay.length).toBeLessThanOrEqual(cap)
        for (const end of taken.filter((one) => one >= at && one - at < dayMs))
          expect(taken.filter((one) => one <= end && one > end - dayMs).length).toBeLessThanOrEqual(cap)
      }),
      { numRuns: 300 },
    )
  })
})

describe('the gap', () => {
  it('lies between its bounds, differs, and is the same for the same seed', () => {
    const gaps = Array.from({ length: 200 }, (_, i) =>
      gapMs({ minSeconds: 90, maxSeconds: 300, seed: `outbox:${i}` }),
    )
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(90_000)
    expect(Math.max(...gaps)).toBeLessThanOrEqual(300_000)
    expect(new Set(gaps).size).toBeGreaterThan(190)
    expect(gapMs({ minSeconds: 90, maxSeconds: 300, seed: 'outbox:7' })).toBe(gaps[7])
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
    expect(mean).toBeGreaterThan(180_000)
    expect(mean).toBeLessThan(210_000)
  })
})
