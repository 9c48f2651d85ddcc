import { describe, expect, it } from 'vitest'
import { decodeHtml } from './charset.ts'

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  )

describe('the encoding of a page', () => {
  it.each([
    ['by the header', bytes([0xcf, 0xf0]), 'text/html; charset=windows-1251', 'Пр'],
    ['by the header, quoted, in capitals', bytes([0xcf, 0xf0]), 'text/html; Charset="WINDOWS-1251"', 'Пр'],
    [
      'by a byte order mark, which beats the header',
      bytes([0xef, 0xbb, 0xbf, 0xc3, 0xa4]),
      'text/html; charset=latin1',
      'ä',
    ],
    ['UTF-16 little-endian by its mark', bytes([0xff, 0xfe, 0xe4, 0x00]), 'text/html', 'ä'],
    ['UTF-16 big-endian by its mark', bytes([0xfe, 0xff, 0x00, 0xe4]), 'text/html', 'ä'],
    ['UTF-16 by the header, without a mark', bytes([0xe4, 0x00]), 'text/html; charset=utf-16le', 'ä'],
    ['latin1 means windows-1252', bytes([0x93, 0xe4, 0x94, 0x80]), 'text/html; charset=iso-8859-1', '“ä”€'],
    ['nothing said, valid UTF-8', bytes([0xc3, 0xa4]), 'text/html', 'ä'],
    ['nothing said, no UTF-8', bytes([0xe4]), '', 'ä'],
    ['an unknown word in the header', bytes([0xc3, 0xa4]), 'text/html; charset=klingon', 'ä'],
    ['EUC-KR', bytes([0xb0, 0xa1]), 'text/html; charset=euc-kr', '가'],
    ['GB18030', bytes([0xc4, 0xe3]), 'text/html; charset=gb18030', '你'],
    ['Big5', bytes([0xa7, 0x41]), 'text/html; charset=big5', '你'],
    [
      'ISO-2022-JP',
      bytes([0x1b, 0x24, 0x42, 0x24, 0x22, 0x1b, 0x28, 0x42]),
      'text/html; charset=iso-2022-jp',
      'あ',
    ],
  ])('%s', (_, body, type, text) => expect(decodeHtml(body, type)).toBe(text))

  it.each([
    ['a meta element', '<meta charset=koi8-r>', [0xc1], 'а'],
    ['a meta element with quotes and blanks', `<META  CHARSET = ' Shift_JIS '>`, [0x82, 0xa0], 'あ'],
    [
      'the old meta element',
      '<meta content="text/html; charset=windows-1250" http-equiv=Content-Type>',
      [0x9c],
      'ś',
    ],
    ['a meta element far down', `<style>${' '.repeat(3_000)}</style><meta charset=koi8-r>`, [0xc1], 'а'],
    ['the XML declaration', '<?xml version="1.0" encoding="windows-1251"?>', [0xe0], 'а'],
    ['a meta element that says UTF-16 means UTF-8', '<meta charset=utf-16>', [0xc3, 0xa4], 'ä'],
    ['not a meta element in a comment', '<!-- <meta charset=koi8-r> -->', [0xc3, 0xa4], 'ä'],
    [
      'not a description that speaks of one',
      '<meta name=description content="charset=koi8-r">',
      [0xc3, 0xa4],
      'ä',
    ],
  ])('%s', (_, head, tail, text) => {
    expect(decodeHtml(bytes(head, tail), 'text/html').endsWith(text)).toBe(true)
  })

  it('the header beats the page', () => {
    expect(decodeHtml(bytes('<meta charset=koi8-r>', [0xc3, 0xa4]), 'text/html; charset=utf-8')).toContain(
      'ä',
    )
  })
  it('a character cut in two at the end does not unmake UTF-8', () => {
    expect(decodeHtml(bytes([0xc3, 0xa4, 0xc3]), 'text/html')).toMatch(/^ä/)
  })
})
