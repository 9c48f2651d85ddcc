import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boundaryOf, readParts } from './read-parts.ts'

const FORM = [
  '--X',
  'Content-Disposition: form-data; name="text"',
  '',
  'two\r\nlines --X\r\n--Y',
  '--X',
  'Content-Disposition: form-data; name="file"; filename="a %22b%22.csv"',
  'Content-Type: text/csv',
  '',
  'URL\r\n--almost\r\n-',
  '--X',
  'Content-Disposition: form-data; name="empty"; filename=""',
  'Content-Type: application/octet-stream',
  '',
  '',
  '--X--',
  '',
].join('\r\n')

async function* chunked(text: string, cuts: number[]) {
  let from = 0
  for (const at of [...cuts].sort((a, b) => a - b)) {
    if (at <= from || at >= text.length) continue
    yield Buffer.from(text.slice(from, at))
    from = at
  }
  yield Buffer.from(text.slice(from))
}

async function read(text: string, cuts: number[] = []) {
  const parts: { name: string; fileName: string | null; body: string }[] = []
  for await (const { name, fileName, body } of readParts(chunked(text, cuts), 'X')) {
    const pieces: Uint8Array[] = []
    for await (const piece of body) pieces.push(piece)
    parts.push({ name, fileName, body: Buffer.concat(pieces).toString() })
  }
  return parts
}

const EXPECTED = [
  { name: 'text', fileName: null, body: 'two\r\nlines --X\r\n--Y' },
  { name: 'file', fileName: 'a "b".csv', body: 'URL\r\n--almost\r\n-' },
  { name: 'empty', fileName: '', body: '' },
]

test('a form is read part by part', async () => {
  expect(await read(FORM)).toEqual(EXPECTED)
})

test('it does not matter where the network cuts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(FORM.length), { maxLength: 12 }), async (cuts) => {
      expect(await read(FORM, cuts)).toEqual(EXPECTED)
    }),
  )
})

test('a body that is not read to its end is passed over', async () => {
  const names: string[] = []
  for await (const part of readParts(chunked(FORM, [50, 120]), 'X')) names.push(part.name)
  expect(names).toEqual(['text', 'file', 'empty'])
})

test('a form that breaks off is an error, wherever it does', async () => {
  for (const length of [10, 60, 140, FORM.length - 8]) {
    await expect(read(FORM.slice(0, length))).rejects.toThrow('cut off')
  }
})

test.each([
  ['multipart/form-data; boundary=----abc', '----abc'],
  ['multipart/form-data; charset=utf-8; boundary="a b"', 'a b'],
  ['application/x-www-form-urlencoded', null],
  [null, null],
])('the boundary of %s', (type, expected) => {
  expect(boundaryOf(type)).toBe(expected)
})
