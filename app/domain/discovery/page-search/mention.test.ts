import { expect, test } from 'vitest'
import { mentionIn } from './mention.ts'

const OURS = { names: ['Fernhill Garden', 'Fernhill'], sites: ['fernhill.test'] }
const sentence = (text: string, ours = OURS, title: string | null = null) =>
  mentionIn({ text, title }, ours)?.sentence ?? null

const FOUND: [what: string, text: string, sentence: string][] = [
  [
    'a sentence among others',
    'We tried it. Fernhill Garden tested nine bins! Then it rained.',
    'Fernhill Garden tested nine bins!',
  ],
  [
    'the whole sentence, not its menu',
    'Fernhill\nAbout\nThe people at Fernhill tested nine bins.',
    'The people at Fernhill tested nine bins.',
  ],
  [
    'an abbreviation ends no sentence',
    'As Dr. Miller of Fernhill says, wait a year.',
    'As Dr. Miller of Fernhill says, wait a year.',
  ],
  ['a possessive', 'We follow Fernhill’s advice on pruning.', 'We follow Fernhill’s advice on pruning.'],
  [
    'a name in capitals',
    'We asked FERNHILL about the bins they use.',
    'We asked FERNHILL about the bins they use.',
  ],
  [
    'two words written as one',
    'Thanks to fernhillgarden for the picture above.',
    'Thanks to fernhillgarden for the picture above.',
  ],
  [
    'two words with a hyphen',
    'Thanks to Fernhill-Garden for the picture above.',
    'Thanks to Fernhill-Garden for the picture above.',
  ],
  [
    'our address as text',
    'Source of the table: www.fernhill.test, read in May.',
    'Source of the table: www.fernhill.test, read in May.',
  ],
  [
    'our address at the end of a sentence',
    'You can find the table at fernhill.test.',
    'You can find the table at fernhill.test.',
  ],
  ['only a short line', 'Photo: Fernhill', 'Photo: Fernhill'],
  [
    'white space of the page',
    'The  people\tat Fernhill   tested nine bins.',
    'The people at Fernhill tested nine bins.',
  ],
  [
    'a quotation',
    'Nobody knew. “Fernhill measured it every day.” So they said.',
    '“Fernhill measured it every day.”',
  ],
]
test.each(FOUND)('%s', (_, text, expected) => expect(sentence(text)).toBe(expected))

const NOT_FOUND: [what: string, text: string][] = [
  ['inside of a word', 'The Fernhillers met at noon in the village hall.'],
  ['an address of mail', 'Write to info@fernhill.test for a leaflet.'],
  ['another address of the web', 'As seen on fernhill.test.other.example last week.'],
  ['a path of another site', 'As seen on other.example/Fernhill last week.'],
  ['a proper noun without its capital', 'Up the old fernhill we walked in the rain.'],
  ['nothing', ''],
]
test.each(NOT_FOUND)('no mention: %s', (_, text) => expect(sentence(text)).toBeNull())

test('a name in small letters, or with its own capitals, is found in any case', () => {
  for (const name of ['acme', 'GitPlant'])
    expect(
      sentence(`We use ${name.toUpperCase()} for all of our seeds.`, { names: [name], sites: [] }),
    ).not.toBeNull()
})

test('signs of a name are no signs of a pattern', () => {
  const ours = { names: ['C++ (Garden) Co.'], sites: [] }
  expect(sentence('Here c++ (garden) co. is named by somebody.', ours)).not.toBeNull()
  expect(sentence('Here ccc garden co is named by somebody.', ours)).toBeNull()
})

test('a name in the title alone is a mention', () => {
  expect(sentence('Nothing of it here in the text.', OURS, 'Fernhill, a review')).toBe('Fernhill, a review')
})

test('a long sentence is cut around the name, at words', () => {
  const long = `${'word '.repeat(100)}and Fernhill too ${'more '.repeat(100)}`.trim()
  const found = sentence(long)!
  expect(found.length).toBeLessThan(310)
  expect(found).toMatch(/^… word .* Fernhill .* more …$/)
})

test('nobody to look for is found nowhere', () => {
  expect(sentence('Some text here.', { names: [' '], sites: [] })).toBeNull()
})
