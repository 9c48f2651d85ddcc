import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

/** Newer browsers answer a scroll with a promise; an effect or ref that hands it on breaks the page when it goes. */
const HANDS_ON_A_SCROLL = /(useEffect\(\(\)|ref=\{[^}]*\(\w+\)) => [\w.?]+\.scroll\w*\(/

test('no effect and no ref hands back what a scroll answers', () => {
  expect('useEffect(() => box.current?.scrollIntoView(), [])').toMatch(HANDS_ON_A_SCROLL)
  expect('ref={isHere ? (one) => one?.scrollIntoView() : undefined}').toMatch(HANDS_ON_A_SCROLL)
  const screens = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.tsx'),
  )
  expect(
    screens.filter((file) => HANDS_ON_A_SCROLL.test(readFileSync(path.join('app', file), 'utf8'))),
  ).toEqual([])
})
