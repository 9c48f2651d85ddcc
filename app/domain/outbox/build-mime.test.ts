import { simpleParser } from 'mailparser'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildMime, newMessageId, type Letter } from './build-mime.server.ts'
import { footerLines, withFooter, withHtmlFooter } from './footer.ts'
import { assertHeaderBlock, readHeaderBlock, trimReferences } from './header-block.ts'
import { listHeaders, tokenInSubject, waysOut } from './unsubscribe-link.ts'

const LETTER: Letter = {
  from: { name: 'Anna Reyes', address: 'anna@client.test' },
  to: { name: 'Ines Calder', address: 'ines@garden.test' },
  subject: 'A dead link on your page',
  text: 'Dear Ines,\n\n.a line that begins with a dot\n\nAnna\n',
  html: null,
  messageId: 'one@client.test',
  inReplyTo: null,
  references: [],
  date: new Date('2026-05-12T10:00:00Z'),
  headers: {},
}
const build = (over: Partial<Letter> = {}) => buildMime({ ...LETTER, ...over })
const values = (mime: Buffer, name: string) =>
  readHeaderBlock(mime)
    .filter((one) => one.name === name)
    .map((one) => one.value)

describe('a built message', () => {
  it('has one of each header that counts, and says what was meant', async () => {
    const mime = await build({
      subject: 'Überraschung: ein toter Link',
      to: { name: 'Ines "I" Çalder', address: 'ines@garden.test' },
    })
    const read = await simpleParser(mime)
    expect(read.subject).toBe('Überraschung: ein toter Link')
    expect(read.from?.text).toBe('"Anna Reyes" <anna@client.test>')
    expect(read.text).toContain('.a line that begins with a dot')
    expect(read.date).toEqual(LETTER.date)
    expect(mime.toString('latin1')).not.toMatch(/[^\r]\n/)
  })

  it('cites itself when it is the first, and the chain when it is not', async () => {
    expect(values(await build(), 'references')).toEqual(['<one@client.test>'])
    const next = await build({
      messageId: 'two@client.test',
      inReplyTo: 'one@client.test',
      references: ['one@client.test'],
    })
    expect(values(next, 'in-reply-to')).toEqual(['<one@client.test>'])
    expect(values(next, 'references')).toEqual(['<one@client.test>'])
  })

  it('trims a long chain in the middle', () => {
    const ids = Array.from({ length: 40 }, (_, i) => `<${i}@client.test>`)
    expect(trimReferences(ids)).toEqual(
      ['0', ...Array.from({ length: 9 }, (_, i) => `${31 + i}`)].map((i) => `${i}@client.test`),
    )
  })

  it('has ids of 128 random bits at the sending domain', () => {
    const ids = new Set(Array.from({ length: 50 }, () => newMessageId('anna@client.test')))
    expect(ids.size).toBe(50)
    expect([...ids].every((id) => /^[0-9a-f]{32}@client\.test$/.test(id))).toBe(true)
  })
})

describe('an attempt to smuggle something in', () => {
  it.each([
    'ines@garden.test\r\nBcc: second@evil.test',
    'ines@garden.test, second@evil.test',
    'ines@garden.test <second@evil.test>',
    '"second@evil.test" ines@garden.test',
    'ines@garden.test;second@evil.test',
    'second@evil.test (ines@garden.test)',
  ])('%j is not an address', async (address) => {
    await expect(build({ to: { name: null, address } })).rejects.toThrow('not a single bare address')
  })

  it.each([
    'Ines\r\nBcc: second@evil.test',
    'Ines" <second@evil.test>, "x',
    'Ines\u2028To: second@evil.test',
    'second@evil.test',
  ])('the name %j stays a name', async (name) => {
    const mime = await build({ to: { name, address: 'ines@garden.test' }, subject: `Hello ${name}` })
    const read = await simpleParser(mime)
    expect(read.to && 'value' in read.to ? read.to.value.map((one) => one.address) : []).toEqual([
      'ines@garden.test',
    ])
    expect(read.bcc).toBeUndefined()
    expect(values(mime, 'bcc')).toEqual([])
  })

  it('any text as name and subject leaves the recipients alone', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        async (name, subject) => {
          const mime = await build({ to: { name, address: 'ines@garden.test' }, subject: `x ${subject}` })
          expect(values(mime, 'to')).toHaveLength(1)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('a header block with a second To is refused', () => {
    const mime = Buffer.from(
      'From: anna@client.test\r\nTo: ines@garden.test\r\nTo: second@evil.test\r\nSubject: x\r\nMessage-ID: <one@client.test>\r\nDate: x\r\n\r\n',
    )
    expect(() =>
      assertHeaderBlock(mime, {
        from: 'anna@client.test',
        to: 'ines@garden.test',
        messageId: 'one@client.test',
      }),
    ).toThrow('2 headers to')
  })
})

describe('the way out', () => {
  const token = 'abcdefghijklmnopqrstuv'

  it('is one click where the world reaches us by https', async () => {
    const out = waysOut({ publicUrl: 'https://crm.client.test', mailbox: 'anna@client.test', token })
    const mime = await build({ headers: listHeaders(out) })
    expect(values(mime, 'list-unsubscribe')).toEqual([
      `<https://crm.client.test/u/${token}>, <mailto:anna@client.test?subject=unsubscribe-${token}>`,
    ])
    expect(values(mime, 'list-unsubscribe-post')).toEqual(['List-Unsubscribe=One-Click'])
  })

  it.each([null, 'http://crm.client.test'])('is a mailto and a sentence with the address %s', (publicUrl) => {
    const out = waysOut({ publicUrl, mailbox: 'anna@client.test', token })
    expect(listHeaders(out)).toEqual({
      'List-Unsubscribe': `<mailto:anna@client.test?subject=unsubscribe-${token}>`,
    })
    const lines = footerLines({
      legalName: 'Client Ltd',
      postalAddress: '1 Mill Lane, York',
      foundOn: null,
      wayOut: out,
    })
    expect(lines.at(-1)).toContain('reply with "no thanks"')
    expect(tokenInSubject(`Re: unsubscribe-${token}`)).toBe(token)
  })

  it('the footer names who writes and where the address was found', () => {
    const lines = footerLines({
      legalName: 'Client & Sons Ltd',
      postalAddress: '1 Mill Lane, York',
      foundOn: 'on https://garden.test/contact',
      wayOut: { url: null, mailto: 'mailto:x' },
    })
    expect(withFooter('Hello\r\nthere\n\n', { signature: 'Anna', lines })).toBe(
      'Hello\nthere\n\nAnna\n\n-- \nClient & Sons Ltd, 1 Mill Lane, York\nWe found your address on https://garden.test/contact.\n' +
        'If you would rather not hear from us, reply with "no thanks".\n',
    )
    const html = withHtmlFooter('<p>Hello</p>', { signature: '', lines })
    expect(html).toContain('Client &#38; Sons Ltd')
    expect(html).toContain('<a href="https://garden.test/contact">')
  })
})
