import { expect, test } from 'vitest'
import { links } from '#db/tables/links.ts'
import { observationOf } from '#tests/support/observations.ts'
import { watchLinks } from '#tests/support/watched-links.ts'
import { startDue } from './verify-due.server.ts'

const HOSTS = 40
const sources = Array.from({ length: 400 }, (_, at) => `https://h${at % HOSTS}.test/post-${at}`)

test('due links are found by their index, whatever hosts are full, and nothing is sorted', async () => {
  const { db, at } = watchLinks(sources)
  const client = db.$client
  const statements = new Set<string>()
  const prepare = client.prepare.bind(client)
  client.prepare = ((source: string) => {
    statements.add(source)
    return prepare(source)
  }) as typeof client.prepare
  const busy = new Map([['h1.test', 4]])
  const observe = async (promise: Parameters<typeof observationOf>[0]) => observationOf(promise, 'live')
  await Promise.all(startDue(at(1), { atMost: 20, observe, busy }))
  client.prepare = prepare
  const plans = [...statements]
    .filter((source) => /from "links"|update "links"/.test(source))
    .map((source) => {
      const holes = Array<null>(source.split('?').length - 1).fill(null)
      const steps = prepare(`explain query plan ${source}`).all(...holes) as { detail: string }[]
      return `${source}\n${steps.map((step) => step.detail).join('\n')}`
    })
  expect(plans.join('\n')).toMatch(/USING INDEX links_due/)
  expect(plans.filter((plan) => /SCAN links|TEMP B-TREE/.test(plan))).toEqual([])
})

test('after a long sleep, as many are started as there are places, and never more than four of a host', () => {
  const { at, db } = watchLinks(sources)
  const never = () => new Promise<never>(() => {})
  const busy = new Map<string, number>()
  const looks = startDue(at(24 * 30), { atMost: 50, observe: never, busy })
  expect(looks).toHaveLength(50)
  expect(Math.max(...busy.values())).toBeLessThanOrEqual(4)
  expect(startDue(at(24 * 30), { atMost: 0, observe: never, busy })).toEqual([])
  const rest = startDue(at(24 * 30), { atMost: 1_000, observe: never, busy })
  expect(looks.length + rest.length).toBe(HOSTS * 4)
  expect(new Set(busy.values())).toEqual(new Set([4]))
  expect(db.select().from(links).all()).toHaveLength(sources.length)
})
