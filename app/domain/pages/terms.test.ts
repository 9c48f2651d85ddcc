import { expect, test } from 'vitest'
import { languageOf } from './language.ts'
import { addressWords, termsOf } from './terms.ts'

const EN =
  'The heap gets hot when you turn it, and the worms will do what they have always done with the leaves that you bring to them.'
const DE =
  'Der Haufen wird warm, wenn man ihn wendet, und die Würmer machen mit den Blättern, was sie schon immer mit ihnen gemacht haben.'
const FR =
  'Le tas devient chaud quand on le retourne, et les vers font avec les feuilles ce que ils ont toujours fait dans le jardin.'

test.each([
  ['a clear text', DE, null, 'de'],
  ['a text that speaks against what is declared', DE, 'en-US', 'de'],
  ['French', FR, 'fr', 'fr'],
  ['English', EN, null, 'en'],
  ['a list of names', 'Compost Mulch Perlite Loam '.repeat(10), 'nl', 'nl'],
  ['too few words', 'und das ist', 'en', 'en'],
  ['nothing at all', '', null, null],
  ['a made-up language', 'Compost', 'x-klingon', null],
])('the language of %s', (_, text, declared, expected) => {
  expect(languageOf(text, declared)).toBe(expected)
})

test.each([
  ['en', 'Composting and composts: the compost of gardens', { compost: 3, garden: 1 }],
  ['de', 'Die Gärten und der Garten mit Häusern', { gart: 2, haus: 1 }],
  ['en', 'Click here to read more on page 12', {}],
  ['pl', 'Kompost i kompostu', { kompost: 1, kompostu: 1 }],
])('the terms of a text in %s', (language, text, expected) => {
  const counts = Object.fromEntries([...termsOf(text, language)].map(([stem, { count }]) => [stem, count]))
  expect(counts).toEqual(expected)
})

test('a text without blanks is cut into words', () => {
  expect(termsOf('堆肥の作り方と堆肥', 'ja').get('堆肥')?.count).toBe(2)
})

test('a term is shown in the form that the text uses most', () => {
  expect(termsOf('composting composts composts', 'en').get('compost')).toEqual({ word: 'composts', count: 3 })
})

test.each([
  ['https://a.test/hot-composting_tips/', ' hot composting tips '],
  ['https://a.test/b%C3%B6den', ' böden'],
  ['https://a.test/100%', ' 100%'],
  ['no address', 'no address'],
])('the words of %s', (url, words) => {
  expect(addressWords(url)).toBe(words)
})
