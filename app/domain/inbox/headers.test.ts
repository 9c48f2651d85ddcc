import { describe, expect, it } from 'vitest'
import { decodeWords, messageIds, readAddresses, readHeaders, readParameters } from './headers.ts'
import { baseSubject, readMessage } from './read-message.ts'

describe('header fields', () => {
  it('are unfolded, and lines that are none are skipped', () => {
    const headers = readHeaders('Subject: a\r\n dead\r\n\tlink\r\nnonsense\r\nTo: x@y.test')
    expect(headers).toEqual([
      { name: 'subject', value: 'a dead link' },
      { name: 'to', value: 'x@y.test' },
    ])
  })

  it.each([
    ['=?utf-8?Q?Gr=C3=BC=C3=9Fe?=', 'Grüße'],
    ['=?UTF-8?B?R3LDvMOfZQ==?= =?UTF-8?B?ISE=?=', 'Grüße!!'],
    ['=?iso-8859-1?q?caf=E9_au_lait?=', 'café au lait'],
    ['=?ISO-2022-JP?B?GyRCRnxLXBsoQg==?=', '日本'],
    ['=?x-unknown?Q?caf=C3=A9?=', 'café'],
    ['plain', 'plain'],
    ['a\r\nBcc: evil@x.test', 'a Bcc: evil@x.test'],
  ])('are decoded: %s', (value, text) => {
    expect(decodeWords(value)).toBe(text)
  })

  it.each([
    ['<a@x.test>\r\n <b@x.test>', ['a@x.test', 'b@x.test']],
    ['< a@x.test >', ['a@x.test']],
    ['a@x.test', ['a@x.test']],
    ['"Anna" <a@x.test> of Tuesday', ['a@x.test']],
    ['nothing', []],
  ])('give ids: %s', (value, ids) => {
    expect(messageIds(value)).toEqual(ids)
  })

  it.each([
    ['Ines <Ines@Site.test>', [{ address: 'ines@site.test', name: 'Ines' }]],
    [
      '"Calder, Ines" <i@s.test>, j@s.test',
      [
        { address: 'i@s.test', name: 'Calder, Ines' },
        { address: 'j@s.test', name: null },
      ],
    ],
    ['i@s.test (Ines Calder)', [{ address: 'i@s.test', name: 'Ines Calder' }]],
    [
      'Team: a@s.test, b@s.test;',
      [
        { address: 'a@s.test', name: null },
        { address: 'b@s.test', name: null },
      ],
    ],
    ['MAILER-DAEMON', [{ address: 'mailer-daemon', name: null }]],
    ['not an address at all', []],
  ])('give addresses: %s', (value, addresses) => {
    expect(readAddresses(value)).toEqual(addresses)
  })

  it('give parameters, continued and encoded ones too', () => {
    const read = readParameters(`attachment; filename*0*=utf-8''Gr%C3%BC; filename*1=sse.pdf; size="12"`)
    expect(read).toEqual({ value: 'attachment', params: { filename: 'Grüsse.pdf', size: '12' } })
  })
})

describe('a subject without its marks', () => {
  it.each([
    ['Re: A dead link', 'a dead link'],
    ['RE: AW: Fwd: A dead  link', 'a dead link'],
    ['Re[2]: [links] A dead link', 'a dead link'],
    ['SV: VS: Odp: A dead link', 'a dead link'],
    ['回复：A dead link', 'a dead link'],
    ['A dead link', 'a dead link'],
  ])('%s', (subject, base) => {
    expect(baseSubject(subject)).toBe(base)
  })
})

describe('a message', () => {
  it('gives its text in its charset and lists what is attached', () => {
    const message = readMessage(
      Buffer.from(
        'From: i@s.test\r\nContent-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\ncaf=E9\r\n--m\r\nContent-Type: application/pdf; name="a.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--m--',
      ),
    )
    expect(message.text.trim()).toBe('café')
    expect(message.attachments).toEqual([{ name: 'a.pdf', type: 'application/pdf', bytes: 3 }])
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['noise', Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 37) % 256))],
    ['a boundary that never comes', Buffer.from('Content-Type: multipart/mixed; boundary=x\n\nHello')],
    [
      'parts within parts',
      Buffer.from(
        Array.from(
          { length: 200 },
          (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`,
        ).join(''),
      ),
    ],
    [
      'ten thousand parts',
      Buffer.from(`Content-Type: multipart/mixed; boundary=x\n\n${'--x\n\nhi\n'.repeat(10_000)}`),
    ],
    ['a broken charset', Buffer.from('Content-Type: text/plain; charset=no-such\n\nHello \xff', 'latin1')],
    ['a megabyte header', Buffer.from(`Subject: ${'x'.repeat(1_000_000)}\n\nHello`)],
  ])('made of %s is read in bounded time', (_what, raw) => {
    const started = performance.now()
    expect(readMessage(raw).text).toBeTypeOf('string')
    expect(performance.now() - started).toBeLessThan(1500)
  })
})
