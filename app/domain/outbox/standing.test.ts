import { expect, it } from 'vitest'
import { brakeFor, type Standing } from './standing.ts'

it.each<[what: string, standing: Standing, brake: 'go' | 'halt' | 'stop']>([
  ['nothing was sent', { sent: 0, bounces: 0, complaints: 0 }, 'go'],
  ['one bounce of a few', { sent: 10, bounces: 1, complaints: 0 }, 'go'],
  ['bounces of three in a hundred', { sent: 100, bounces: 3, complaints: 0 }, 'go'],
  ['more bounces than that', { sent: 100, bounces: 4, complaints: 0 }, 'halt'],
  ['one complaint, whatever its share', { sent: 5, bounces: 0, complaints: 1 }, 'halt'],
  ['complaints below three in a thousand', { sent: 1000, bounces: 0, complaints: 2 }, 'halt'],
  ['complaints of three in a thousand', { sent: 1000, bounces: 0, complaints: 3 }, 'stop'],
])('the brake of a mailbox: %s', (_what, standing, brake) => {
  expect(brakeFor(standing, { days: 30 }).do).toBe(brake)
})
