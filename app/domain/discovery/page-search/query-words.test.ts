import { expect, test } from 'vitest'
import { queryWords } from './query-words.ts'

test.each([
  ['"Fernhill Garden" compost -site:a.test -site:b.test', '"Fernhill Garden" compost'],
  ['-site:a.test bins', 'bins'],
  ['bins -"old stuff" heap', 'bins heap'],
  ['well-rotted manure', 'well-rotted manure'],
  ['-site:a.test', '-site:a.test'],
])('%s', (query, words) => expect(queryWords(query)).toBe(words))
