import { expect, test } from 'vitest'
import { Underway } from './underway.ts'

function gate() {
  let open = () => {}
  const passed = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, passed }
}

test('a slow piece does not keep the others waiting, and is not begun twice', async () => {
  const slow = gate()
  const done: string[] = []
  const underway = new Underway()
  underway.start(1, () => slow.passed.then(() => void done.push('slow')))
  underway.start(2, async () => void done.push('quick'))
  await underway.wait(10)
  expect([done, underway.size]).toEqual([['quick'], 1])
  underway.start(1, async () => void done.push('twice'))
  slow.open()
  await underway.wait()
  expect([done, underway.size]).toEqual([['quick', 'slow'], 0])
})

test('an error is told once, and keeps nobody from going on', async () => {
  const underway = new Underway()
  underway.start(1, () => Promise.reject(new Error('broken')))
  await expect(underway.wait()).rejects.toThrow('broken')
  await underway.wait()
  expect(underway.size).toBe(0)
})
