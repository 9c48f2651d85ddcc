import { expect, test } from 'vitest'
import { TextReader, Utf8Check, encodingOfHead, type Encoding } from './encoding.ts'

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'utf8') : Buffer.from(part))),
  )
const utf16le = (text: string) => Buffer.from(text, 'utf16le')
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16()

test.each([
  ['a UTF-8 mark', bytes([0xef, 0xbb, 0xbf], 'a,b'), 'utf-8'],
  ['a UTF-16LE mark', bytes([0xff, 0xfe], [0x61, 0]), 'utf-16le'],
  ['a UTF-16BE mark', bytes([0xfe, 0xff], [0, 0x61]), 'utf-16be'],
  ['UTF-16LE without a mark', utf16le('URL,Café\nhttps://a.example/'), 'utf-16le'],
  ['UTF-16BE without a mark', utf16be('URL,Café\nhttps://a.example/'), 'utf-16be'],
  ['plain text', bytes('URL,Name\n'), null],
  [
    'plain text with a stray control character',
    bytes('URL,Name\x1a\n'.repeat(1), 'https://a.example/'.repeat(9)),
    null,
  ],
  [
    'bytes that are no text, with few NULs',
    bytes(Array.from({ length: 600 }, (_, at) => ((at * 167) % 255) + 1)),
    'binary',
  ],
  ['a picture', bytes([1, 0, 0, 0, 7, 3, 0, 0, 0, 9, 0, 0]), 'binary'],
])('%s', (_, head, expected) => {
  expect(encodingOfHead(head)).toBe(expected)
})

test.each([
  ['one piece', [bytes('Café, 日本, 🌿')], true],
  ['a character cut between chunks', [bytes('Caf', [0xc3]), bytes([0xa9], ' x')], true],
  ['four bytes one by one', [[0xf0], [0x9f], [0x8c], [0xbf]].map((one) => bytes(one)), true],
  ['windows-1252', [bytes('Caf', [0xe9], ' x')], false],
  ['windows-1252 at the very end', [bytes('Caf', [0xe9])], false],
])('valid UTF-8: %s', (_, chunks, expected) => {
  const check = new Utf8Check()
  for (const chunk of chunks) check.push(chunk)
  expect(check.end()).toBe(expected)
})

const SAMPLE = '\ufeffTraffic ,Café\n"日本 🌿"'
test.each<[Encoding, Buffer]>([
  ['utf-8', Buffer.from(SAMPLE, 'utf8')],
  ['utf-16le', utf16le(SAMPLE)],
  ['utf-16be', utf16be(SAMPLE)],
])('%s reads the same a byte at a time, without its mark', (encoding, all) => {
  const reader = new TextReader(encoding)
  let text = ''
  for (const byte of all) text += reader.push(Buffer.from([byte]))
  expect(text + reader.end()).toBe(SAMPLE.slice(1))
})

test('windows-1252 has its own signs where latin1 has controls', () => {
  expect(new TextReader('windows-1252').push(bytes([0x80, 0x93, 0x94, 0xe9]))).toBe('€“”é')
})

test('UTF-16 without a mark is known by its header, whatever the language of the rows', () => {
  const text = `URL\tTitle\tAnchor\tFirst seen\tLast seen\tLanguage\n${'百度\t中文網站測試\n'.repeat(500)}`
  expect(encodingOfHead(Buffer.from(`${text.slice(0, 30).padEnd(250, 'x')}${text}`, 'utf16le'))).toBe(
    'utf-16le',
  )
})
