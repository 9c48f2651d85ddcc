import { expect, test } from 'vitest'
import { languageOf } from '../pages/language.ts'
import { termsOf } from '../pages/terms.ts'
import { relevanceOf, topicOf, type ReadText, type StoredTerm } from './relevance.ts'

function read(text: string, declared: string | null = null): ReadText {
  const language = languageOf(text, declared)
  const terms = [...termsOf(text, language)].map(([stem, { word, count }]): StoredTerm => [stem, word, count])
  return { language, terms, wordCount: text.split(/\s+/).length }
}

const OURS = read(
  `Compost for beginners. A compost heap needs browns and greens, air and water. Turn the heap every week and the
  compost will be ready in three months. Worms help: a worm bin turns kitchen scraps into compost. Too wet a heap smells,
  too dry a heap stops. Add leaves and cardboard as browns, kitchen scraps and grass as greens. Finished compost feeds
  the soil of your garden, holds water and keeps weeds down. Spread compost on the beds in spring.`,
)
const TOPIC = topicOf({ targetPageId: 7, url: 'https://us.test/compost', ...OURS })

const SAME = read(
  `How we compost at school: the children bring kitchen scraps, the heap is turned on Fridays, and leaves from the yard
  are the browns. Our worm bin was a gift. In spring the finished compost goes to the garden beds, and the soil there has
  never been better. If the heap smells we add cardboard, and if it is too dry we add water and some grass.`,
)
const NEAR = read(
  `Vegetable gardening in small spaces: choose sunny beds, good soil and early seeds. Water in the morning, and keep weeds
  down with a mulch of leaves. Tomatoes and beans climb, lettuce likes some shade. A little compost at planting time is
  all they need. Harvest often, sow again, and let the beds rest under a cover in winter when the frost is hard.`,
)
const FAR = read(
  `The quarterly report of the bank shows that interest rates have moved the market more than analysts expected. Shares of
  lenders rose, and the index closed at a record. Investors should look at bonds, the strategist said, and at the yield of
  longer maturities, because the central bank has signalled that its next decision depends on the labour market.`,
)
const GERMAN = read(
  `Kompost für Anfänger: Ein Haufen braucht Braunes und Grünes, Luft und Wasser. Wer ihn jede Woche wendet, der hat nach
  drei Monaten fertigen Kompost, und die Würmer helfen dabei mit, weil sie die Küchenabfälle in Erde verwandeln.`,
)

test('the same subject is near the top, a neighbouring one in the middle, another one at the bottom', () => {
  const [same, near, far] = [SAME, NEAR, FAR].map((page) => relevanceOf([TOPIC], page).value!) as [
    number,
    number,
    number,
  ]
  expect(same).toBeGreaterThanOrEqual(70)
  expect(near).toBeLessThan(same - 20)
  expect(near).toBeGreaterThan(far + 10)
  expect(far).toBeLessThanOrEqual(8)
})

test('the terms that matched say where the points come from, and add up to the whole', () => {
  const { value, matched, because, targetPageId } = relevanceOf([TOPIC], SAME)
  expect(matched.slice(0, 4).map(({ word }) => word)).toContain('heap')
  expect(Math.round(matched.reduce((sum, { points }) => sum + points, 0))).toBeCloseTo(value!, -0.5)
  expect(because).toMatch(/^it has \d+ of the 25 main terms of our page$/)
  expect(targetPageId).toBe(7)
})

test('the closest page of ours is the one that counts', () => {
  const other = topicOf({ targetPageId: 8, url: 'https://us.test/bank', ...FAR })
  expect(relevanceOf([TOPIC, other], SAME).targetPageId).toBe(7)
  expect(relevanceOf([TOPIC, other], FAR)).toMatchObject({ targetPageId: 8, value: 100 })
})

test.each([
  ['another language', [TOPIC], GERMAN, 0, 'the page is in German, our pages are in English'],
  ['hardly a word', [TOPIC], { ...SAME, wordCount: 12 }, null, 'too little text to judge: 12 words'],
  ['no page of ours', [], SAME, null, 'no target page of this project could be read yet'],
])('%s says so', (_, topics, page, value, because) => {
  expect(relevanceOf(topics, page)).toMatchObject({ value, because })
})

test('a word that all pages have weighs less, but the subject keeps its place', () => {
  const spread = { of: 100, pages: (stem: string) => (stem === 'compost' ? 95 : 2) }
  const damped = topicOf({ targetPageId: 7, url: 'https://us.test/compost', ...OURS }, spread)
  expect(damped.weights.get('compost')!.weight).toBeLessThan(TOPIC.weights.get('compost')!.weight)
  expect([...damped.weights.keys()].slice(0, 6)).toContain('compost')
})
