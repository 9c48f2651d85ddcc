import { expect, test } from 'vitest'
import { looksLikeAddress, usableUrl } from './address.ts'
import { orderEvidence, readDate } from './date.ts'
import { readEmails } from './emails.ts'
import { readFlag, readRel } from './flag.ts'
import { markEvidence, readNumber, type DecimalMark } from './number.ts'

test.each([
  ['https://dir.example/suppliers/Flooring Supply', 'dir.example'],
  ['www.shop.example/page', 'www.shop.example'],
  ['shop.example:8080/x', 'shop.example'],
  ['//cdn.example/x', 'cdn.example'],
  ['https://BÜCHER.example/ä|b,c??d', 'xn--bcher-kva.example'],
  ['http://192.0.2.7/x', '192.0.2.7'],
  ['https://user@blog.example/', 'blog.example'],
])('%s is usable', (text, host) => {
  expect(usableUrl(text)?.hostname).toBe(host)
})

test.each([
  '',
  '-',
  'n/a',
  'localhost',
  '42',
  '1.5',
  'Pia Nord',
  'pia@blog.example',
  'mailto:pia@blog.example',
  'ftp://a.example/',
  'http://a b.example/',
  'javascript:void(0)',
])('"%s" is no usable URL', (text) => {
  expect(usableUrl(text)).toBeNull()
})

test('a column of words with dots is not taken for addresses', () => {
  expect(['blog.example', 'a.co.uk', 'www.x.notaword', 'https://x.notaword/'].every(looksLikeAddress)).toBe(
    true,
  )
  expect(['report.pdf', 'e.g', 'v1.2', '41.5'].some(looksLikeAddress)).toBe(false)
})

test.each<[string, DecimalMark, number | null | undefined]>([
  ['41', '.', 41],
  ['41.5', '.', 41.5],
  ['7,975', '.', 7975],
  ['0,042', ',', 0.042],
  ['100,000', ',', 100],
  ['1.234,5', ',', 1234.5],
  ['4300000000', '.', 4_300_000_000],
  ['1.2K', '.', 1200],
  ['3.4m', '.', 3_400_000],
  ['256.5K', '.', 256_500],
  ['5B', '.', 5e9],
  ['45%', '.', 45],
  ['−3', '.', -3],
  ['1 234 567', '.', 1_234_567],
  ["1'234.5", '.', 1234.5],
  ['', '.', null],
  ['N/A', '.', null],
  ['--', '.', null],
  ['ERR', '.', undefined],
  ['1,23', '.', undefined],
  ['1.2.3', '.', undefined],
])('the number %s with decimal mark %s', (text, mark, expected) => {
  expect(readNumber(text, mark)).toBe(expected)
})

test.each([
  ['1,234', null],
  ['1.234', null],
  ['41.5', '.'],
  ['0,042', ','],
  ['1.234,5', ','],
  ['1,234.5', '.'],
  ['words', null],
])('%s says that the decimal mark is %s', (text, expected) => {
  expect(markEvidence(text)).toBe(expected)
})

test.each([
  ['2026-01-02 03:04:05', '2026-01-02T03:04:05Z'],
  ['2026-01-02', '2026-01-02'],
  ['2026-01-02T03:04:05+02:00', '2026-01-02T01:04:05Z'],
  ['3 May 2026', '2026-05-03'],
  ['May 3, 2026', '2026-05-03'],
  ['13.02.2024', '2024-02-13'],
  ['13/02/2024', '2024-02-13'],
  ['1704067200', '2024-01-01T00:00:00Z'],
  ['03/04/2024', undefined],
  ['13/02/24', undefined],
  ['2026-02-30', undefined],
  ['2026-02-30 10:00:00', undefined],
  ['2024-02-29T23:59:59', '2024-02-29T23:59:59Z'],
  ['2026-01-02 24:00:00', undefined],
  ['2026-01-02 10:60:00', undefined],
  ['2026-01-02 10:00:60', undefined],
  ['yesterday', undefined],
])('the date %s in a column whose order is not known', (text, expected) => {
  expect(readDate(text, null)).toBe(expected)
})

test('a slashed date is read by the order of its column', () => {
  expect(readDate('03/04/2024', 'day-first')).toBe('2024-04-03')
  expect(readDate('03/04/2024 1:05 pm', 'month-first')).toBe('2024-03-04T13:05:00Z')
  expect(orderEvidence('13/02/2024')).toBe('day-first')
  expect(orderEvidence('02/13/2024')).toBe('month-first')
  expect(orderEvidence('03/04/2024')).toBeNull()
})

test('flags are tri-state', () => {
  expect(['TRUE', '1', 'x', 'yes', '+'].map(readFlag)).toEqual([true, true, true, true, true])
  expect(['False', '0', 'n'].map(readFlag)).toEqual([false, false, false])
  expect(['', '-', 'maybe'].map(readFlag)).toEqual([null, null, undefined])
})

test.each([
  ['nofollow ugc', 'rel', { nofollow: true, ugc: true, sponsored: false }],
  ['', 'rel', { nofollow: false, ugc: false, sponsored: false }],
  ['true', 'follow', { nofollow: false, ugc: null, sponsored: null }],
  ['dofollow', 'follow', { nofollow: false, ugc: null, sponsored: null }],
  ['', 'nofollow', { nofollow: null, ugc: null, sponsored: null }],
  ['perhaps', 'follow', undefined],
] as const)('the rel cell "%s" of a %s column', (text, sense, expected) => {
  expect(readRel(text, sense)).toEqual(expected)
})

test.each([
  ['pia@blog.example; max@blog.example', ['pia@blog.example', 'max@blog.example']],
  ['Pia <pia@blog.example>, pia@blog.example', ['pia@blog.example']],
  ['mailto:pia@blog.example', ['pia@blog.example']],
  ['pia at blog', []],
  ['@handle', []],
])('the addresses in "%s"', (text, expected) => {
  expect(readEmails(text)).toEqual(expected)
})
