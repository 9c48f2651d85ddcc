import { expect, test } from 'vitest'
import { forecast } from './forecast.ts'

const steps = [
  { number: 1, waitDays: 0, waitsWorkingDays: true },
  { number: 2, waitDays: 5, waitsWorkingDays: true },
  { number: 3, waitDays: 3, waitsWorkingDays: false },
]
const now = new Date('2026-05-12T10:00:00Z')
const ask = (planned: { stepNumber: number; at: string; count: number }[], sentToday = 0) =>
  forecast({
    planned: planned.map((one) => ({ ...one, at: new Date(one.at) })),
    steps,
    sentToday,
    zone: 'Europe/London',
    now,
  })

test('what is planned and what follows it is counted on its day, weekends only when something falls on them', () => {
  const found = ask(
    [
      { stepNumber: 1, at: '2026-05-12T09:00:00Z', count: 4 },
      { stepNumber: 2, at: '2026-05-14T09:00:00Z', count: 2 },
    ],
    3,
  )
  expect(found.days.map((day) => `${day.label}: ${day.count}`)).toEqual([
    'Tue 12: 7',
    'Wed 13: 0',
    'Thu 14: 2',
    'Fri 15: 0',
    'Sun 17: 2',
    'Mon 18: 0',
    'Tue 19: 4',
    'Wed 20: 0',
    'Thu 21: 0',
  ])
  expect(found).toMatchObject({ total: 15, today: 7, until: '19 May' })
  expect(found.days[0]).toMatchObject({ sent: 3, isToday: true })
})

test('with nothing planned there is nothing to forecast', () => {
  expect(ask([])).toMatchObject({ total: 0, today: 0, until: null })
})
