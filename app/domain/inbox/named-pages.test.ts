import { beforeEach, expect, it } from 'vitest'
import { seen } from '#tests/support/mail-world.ts'
import { observationOf } from '#tests/support/observations.ts'
import { arrive, quietWorld, wroteTo, type QuietWorld } from '#tests/support/quiet-mail.ts'
import { lookAtNamedDue, type LookAtPage } from './named-pages.server.ts'
import { promiseFromThread } from './promise-from-thread.server.ts'
import { readThread } from './read-thread.server.ts'

let world: QuietWorld
let threadId: number
let asked: string[]

beforeEach(() => {
  world = quietWorld()
  asked = []
  const ines = wroteTo(world, 'ines')
  const body = 'It is live: https://ines.test/resources\n\nInes'
  arrive(world, { from: ines.address, subject: 'Re: A dead link', body, cites: ines.messageId })
  threadId = seen(world.db, ines).thread!.id
})

const at = (minutes: number) => ({
  ...world.scope,
  now: new Date(world.scope.now.getTime() + minutes * 60_000),
})
const named = () => readThread(world.scope, { threadId }).named
const finds =
  (verdict: 'live' | 'missing'): LookAtPage =>
  async (promised) => {
    asked.push(promised.source)
    return observationOf(promised, verdict)
  }
const lookAt = (minutes: number, verdict: 'live' | 'missing') =>
  lookAtNamedDue(at(minutes), { look: finds(verdict), tell: () => at(minutes) })

it('a page that a reply names is looked at once, for a link to any page of the client', async () => {
  expect(named()).toMatchObject([{ url: 'https://ines.test/resources', verdict: null }])
  expect(await lookAt(0, 'live')).toBe(1)
  expect(named()).toMatchObject([{ verdict: 'live', nextAt: null }])
  expect(await lookAt(100, 'live')).toBe(0)
  expect(asked).toEqual(['https://ines.test/resources'])
})

it('a page without the link yet is looked at again after ten minutes and after an hour, then left', async () => {
  const looks = []
  for (const minutes of [0, 5, 10, 20, 70, 200]) looks.push(await lookAt(minutes, 'missing'))
  expect(looks).toEqual([1, 0, 1, 0, 1, 0])
  expect(named()).toMatchObject([{ verdict: 'missing', nextAt: null }])
})

it('a look that died is made again', async () => {
  const dies: LookAtPage = () => Promise.reject(new Error('killed'))
  await expect(lookAtNamedDue(at(0), { look: dies })).rejects.toThrow('killed')
  expect(await lookAt(1, 'live')).toBe(0)
  expect(await lookAt(6, 'live')).toBe(1)
})

it('what is recorded as a promise is shown as the promise', () => {
  promiseFromThread(world.scope, {
    threadId,
    messageId: null,
    sourceUrl: 'https://ines.test/resources',
    targetUrl: 'https://client.test/guide',
    dueOn: null,
    rel: 'follow',
    anchor: null,
    sentence: null,
  })
  expect(named()).toEqual([])
})
