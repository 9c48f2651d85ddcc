import { expect, test } from 'vitest'
import { csvLine } from './csv.ts'

test.each([
  [['a', 1, null, undefined, true], 'a,1,,,true\r\n'],
  [['say "hi"', 'a,b', 'two\nlines'], '"say ""hi""","a,b","two\nlines"\r\n'],
  [[new Date('2026-05-12T10:00:00Z')], '2026-05-12T10:00:00.000Z\r\n'],
  [[-5, -0.5], '-5,-0.5\r\n'],
  [[' padded '], '" padded "\r\n'],
])('%o is written as %o', (cells, line) => {
  expect(csvLine(cells)).toBe(line)
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=cmd', '＝1+1', '=HYPERLINK("http://x","y")'])(
  'a text %o cannot run as a formula',
  (text) => {
    expect(csvLine([text]).replace(/^"/, '')).toMatch(/^'/)
  },
)
