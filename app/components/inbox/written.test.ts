import { expect, it } from 'vitest'
import { paragraphsOf, piecesOf } from './written.ts'

it('paragraphs are parted by empty lines', () => {
  expect(paragraphsOf('Hi Anna,\n\nThank you.\nIt is dead.\n \n\nInes\n')).toEqual([
    'Hi Anna,',
    'Thank you.\nIt is dead.',
    'Ines',
  ])
})

it('lines that a mail program broke go on, and lists stay lists', () => {
  const wrapped =
    'It would suit our teachers too, so I will add it next week when I go\nthrough that page.\n- one\n- two'
  expect(paragraphsOf(wrapped)).toEqual([
    'It would suit our teachers too, so I will add it next week when I go through that page.\n- one\n- two',
  ])
})

it.each([
  ['see https://site.test/a.', ['see ', 'https://site.test/a', '.']],
  ['site.test/links is it', ['site.test/links', ' is it']],
  ['no address: e.g. this and that', ['no address: e.g. this and that']],
  ['write to a@site.test/x', ['write to a@site.test/x']],
])('web addresses become links: %s', (text, pieces) => {
  expect(piecesOf(text).map((piece) => piece.text)).toEqual(pieces)
})

it('the sentence of a promise is marked across a line break', () => {
  expect(piecesOf('so I’ll add it\nnext week when I go', 'I’ll add it next week')).toEqual([
    { kind: 'text', text: 'so ' },
    { kind: 'mark', text: 'I’ll add it\nnext week' },
    { kind: 'text', text: ' when I go' },
  ])
})

it('never makes a link of anything but the web', () => {
  expect(piecesOf('javascript:alert(1)//x').every((piece) => piece.kind === 'text')).toBe(true)
})
