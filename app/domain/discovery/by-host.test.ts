import { expect, it } from 'vitest'
import { byHost } from './by-host.ts'

const urlOf = (url: string) => url
/** Work that ends when it is told to. */
function openWork() {
  const begun: string[] = []
  const end = new Map<string, () => void>()
  const work = (url: string) => {
    begun.push(url)
    return new Promise<void>((done) => end.set(url, done))
  }
  return { begun, end, work }
}
const turn = () => new Promise((done) => setImmediate(done))

it('a slow host holds up only its own items, and each is worked on once', async () => {
  const { begun, end, work } = openWork()
  const items = ['http://slow.test/1', 'http://slow.test/2', 'http://slow.test/3', 'http://quick.test/1']
  const all = byHost(items, { urlOf }, work)
  expect(begun).toEqual(['http://slow.test/1', 'http://slow.test/2', 'http://quick.test/1'])
  end.get('http://slow.test/2')!()
  await turn()
  expect(begun).toHaveLength(4)
  for (const done of end.values()) done()
  await all
  expect(begun.toSorted()).toEqual(items.toSorted())
})

it('begins nothing new once it is told to stop', async () => {
  const { begun, end, work } = openWork()
  let goesOn = true
  const all = byHost(['http://a.test/1', 'http://a.test/2'], { urlOf, lines: 1, goesOn: () => goesOn }, work)
  goesOn = false
  end.get('http://a.test/1')!()
  await all
  expect(begun).toEqual(['http://a.test/1'])
})
