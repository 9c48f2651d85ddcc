import { expect, test } from 'vitest'
import { bestTarget } from './best-target.ts'

const PAGES = [
  { id: 1, url: 'https://us.test/guides/compost', title: 'Compost, from the first bucket' },
  { id: 2, url: 'https://us.test/tools/soil-calculator', title: 'Soil calculator' },
  { id: 3, url: 'https://us.test/pricing', title: null },
]

test.each([
  ['https://old.test/hot-composting', 'hot compost guide', 'for year 7', 1],
  ['https://old.test/x', 'calculators', 'how much soil you need', 2],
  ['https://old.test/%E0%A4%A', '', 'our prices', 3],
  ['not an address about soils', '', '', 2],
  ['https://old.test/%E0%A4%A', '', 'our office', null],
  ['https://old.test/blog/post', 'the page', '', null],
])('%s, “%s”', (url, anchor, context, expected) => {
  expect(bestTarget({ url, anchor, context }, PAGES)).toBe(expected)
})
