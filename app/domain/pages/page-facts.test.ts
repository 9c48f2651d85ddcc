import { expect, test } from 'vitest'
import { readFacts } from './page-facts.ts'
import { readPage } from './reading.ts'

const NOW = new Date('2026-05-12T10:00:00Z')
const facts = (html: string) => readFacts(readPage({ html, url: 'https://a.test/' }), NOW)

test('the main text leaves menus, sidebars, footers and comments out', () => {
  const { mainText } = facts(
    '<title>T</title><nav>Menu of things</nav><main><h1>Heaps</h1><p>All about <b>com</b>post.</p></main>' +
      '<aside>Also here</aside><div class="comments"><p>Nice post!</p></div><footer>Imprint</footer>',
  )
  expect(mainText.trim()).toBe('Heaps\nAll about compost.')
})

test('a page that is all menu is read as a whole', () => {
  expect(facts('<nav><p>Everything about the heap and its worms</p></nav>').mainText).toContain('worms')
})

test.each([
  [
    '<time datetime="2026-04-01">1 April</time><time datetime="2025-01-01">x</time>',
    '2026-04-01',
    'a date in its text',
  ],
  [
    '<meta property="article:modified_time" content="2026-03-02T10:00:00Z">',
    '2026-03-02',
    'the head of the page',
  ],
  [
    '<script type="application/ld+json">{"datePublished": "2024-02-03"}</script>',
    '2024-02-03',
    'its structured data',
  ],
])('the newest day of %s', (html, day, where) => {
  const { newest } = facts(html)
  expect(newest && [newest.at.toISOString().slice(0, 10), newest.where]).toEqual([day, where])
})

test.each([
  '<time datetime="2026-06-01">soon</time>',
  '<time datetime="10:00">at ten</time>',
  '<p>© 2026</p>',
])('%s names no day on which the page was touched', (html) => {
  expect(facts(html).newest).toBeNull()
})
