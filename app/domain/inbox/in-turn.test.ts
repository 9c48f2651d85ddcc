import { expect, it } from 'vitest'
import { inTurn } from './in-turn.ts'

it('pieces of work go one after the other, and others have their turn between', async () => {
  const seen: string[] = []
  const all = Promise.all(['a', 'b', 'c'].map((name) => inTurn(() => seen.push(name))))
  const others = new Promise<void>((resolve) => {
    setImmediate(() => {
      seen.push('other')
      resolve()
    })
  })
  await Promise.all([all, others])
  expect(seen.filter((one) => one !== 'other')).toEqual(['a', 'b', 'c'])
  expect(seen.indexOf('other')).toBeLessThan(3)
})

it('one that fails tells its own caller, and stops nobody', async () => {
  const failed = inTurn(() => {
    throw new Error('broken')
  })
  const next = inTurn(() => 'goes on')
  await expect(failed).rejects.toThrow('broken')
  expect(await next).toBe('goes on')
})
