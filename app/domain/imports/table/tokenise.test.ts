import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Tokeniser, tokenise, type Row } from './tokenise.ts'

const cells = (text: string, delimiter: string | null = ',') =>
  tokenise(text, { delimiter }).map((row) => row.cells)

test.each([
  [
    'line feeds',
    'a,b\n1,2\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'carriage returns',
    'a,b\r1,2\r',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'both',
    'a,b\r\n1,2\r\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'no end of the last line',
    'a,b\n1,2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'an empty last cell',
    'a,\n1,',
    [
      ['a', ''],
      ['1', ''],
    ],
  ],
  ['quoted delimiters', '"a,b",c\n', [['a,b', 'c']]],
  ['doubled quotes', '"Shop ""Example""",x\n', [['Shop "Example"', 'x']]],
  ['empty quoted cells', '"",""\nx,""\n', [['x', '']]],
  [
    'blank lines',
    '\n\na,b\n , \n1,2\n',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  ['a quote inside a cell', 'the 5" disk,x\n', [['the 5" disk', 'x']]],
  ['text after a closing quote', '"Best" tools,x\n', [['"Best" tools', 'x']]],
  [
    'a quote that is never closed',
    'a,"oops\nb,c\n',
    [
      ['a', '"oops'],
      ['b', 'c'],
    ],
  ],
])('reads %s', (_, text, expected) => {
  expect(cells(text)).toEqual(expected)
})

test('a list of one column keeps its commas', () => {
  expect(cells('https://a.example/x,y\nb.example\n', null)).toEqual([
    ['https://a.example/x,y'],
    ['b.example'],
  ])
})

test('a record is known by the line where it starts, with the lines inside its cells counted', () => {
  const rows = tokenise('h,i\r\n"two\r\nlines",x\r\n\r\nlast,y\r\n', { delimiter: ',' })
  expect(rows.map((row) => row.line)).toEqual([1, 2, 5])
})

test('a stray quote far from the next one does not swallow the file', () => {
  const filler = 'x,y\n'.repeat(300_000)
  const rows = tokenise(`a,"stray\n${filler}last,"\n`, { delimiter: ',' })
  expect(rows).toHaveLength(300_002)
  expect(rows.at(-1)).toEqual({ line: 300_002, cells: ['last', '"'] })
})

const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', 'é', ' ', '\t') })
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 })
const written = (rows: string[][], end: string) =>
  rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',') + end).join('')

test('what RFC 4180 writes is read back, whatever the line end', () => {
  fc.assert(
    fc.property(table, fc.constantFrom('\n', '\r\n', '\r'), (rows, end) => {
      const expected = rows.filter((row) => row.some((one) => one.trim() !== ''))
      expect(cells(written(rows, end))).toEqual(expected)
    }),
  )
})

test('it does not matter where the chunks are cut, even in broken text', () => {
  fc.assert(
    fc.property(cell, fc.array(fc.nat(40), { maxLength: 5 }), (text, cuts) => {
      const tokeniser = new Tokeniser({ delimiter: ',' })
      const rows: Row[] = []
      let from = 0
      for (const at of cuts.sort((a, b) => a - b)) {
        rows.push(...tokeniser.push(text.slice(from, Math.max(from, at))))
        from = Math.max(from, at)
      }
      rows.push(...tokeniser.push(text.slice(from)), ...tokeniser.end())
      expect(rows).toEqual(tokenise(text, { delimiter: ',' }))
    }),
    { numRuns: 500 },
  )
})
