import { createHash, createVerify, generateKeyPairSync } from 'node:crypto'
import { expect, it } from 'vitest'
import { buildMime } from './build-mime.server.ts'
import { listHeaders, waysOut } from './unsubscribe-link.ts'
import { signDkim } from './sign-dkim.server.ts'

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
const KEY = {
  domain: 'crm.test',
  selector: 'linkwright',
  privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
}

async function letter() {
  return buildMime({
    from: { name: 'Änna Reyes', address: 'anna@crm.test' },
    to: { name: null, address: 'ines@site.test' },
    subject:
      'A dead link  on your page, with a subject that is long enough to be folded into two lines of the header',
    text: `Hello,\n\nthe link leads nowhere.  \n\n${'x'.repeat(200)}\n\n\n`,
    html: null,
    messageId: 'one@crm.test',
    inReplyTo: 'before@site.test',
    references: ['first@crm.test'],
    date: new Date('2026-05-12T10:00:00Z'),
    headers: listHeaders(
      waysOut({ publicUrl: 'https://crm.test', mailbox: 'anna@crm.test', token: 'token' }),
    ),
  })
}

it('a signature stands before the stored bytes and vouches for what receivers demand', async () => {
  const mime = await letter()
  const signed = await signDkim(mime, KEY)
  expect(signed.subarray(signed.length - mime.length).equals(mime)).toBe(true)
  const { tags } = readSignature(signed)
  expect(tags).toMatchObject({ d: 'crm.test', s: 'linkwright', a: 'rsa-sha256', c: 'relaxed/relaxed' })
  expect(tags.h!.toLowerCase().split(':')).toEqual(
    expect.arrayContaining([
      'list-unsubscribe',
      'list-unsubscribe-post',
      'in-reply-to',
      'references',
      'message-id',
    ]),
  )
})

it('holds by the rules of RFC 6376, and breaks when a word is changed', async () => {
  const signed = await signDkim(await letter(), KEY)
  expect(holds(signed)).toBe(true)
  expect(holds(Buffer.from(signed.toString('latin1').replace('nowhere', 'anywhere'), 'latin1'))).toBe(false)
  expect(holds(Buffer.from(signed.toString('latin1').replace('One-Click', 'Two-Click'), 'latin1'))).toBe(
    false,
  )
})

function readSignature(signed: Buffer) {
  const [head = ''] = signed.toString('latin1').split('\r\n\r\n', 1)
  const fields = head.split(/\r\n(?![ \t])/)
  const value = fields[0]!.slice(fields[0]!.indexOf(':') + 1)
  const tags = Object.fromEntries(
    value
      .split(';')
      .filter((part) => part.includes('='))
      .map((part) => [
        part.slice(0, part.indexOf('=')).trim(),
        part.slice(part.indexOf('=') + 1).replace(/\s/g, ''),
      ]),
  ) as Record<string, string>
  return { fields, tags, body: signed.toString('latin1').slice(head.length + 4) }
}

/** The check of a receiver: relaxed/relaxed, one header of a name. */
function holds(signed: Buffer): boolean {
  const { fields, tags, body } = readSignature(signed)
  const relaxedBody = body
    .split('\r\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''))
    .join('\r\n')
    .replace(/(\r\n)*$/, '\r\n')
  const bodyHash = createHash('sha256').update(relaxedBody, 'latin1').digest('base64')
  const relaxed = (field: string) => {
    const at = field.indexOf(':')
    const value = field
      .slice(at + 1)
      .replace(/\r\n/g, '')
      .replace(/[ \t]+/g, ' ')
      .trim()
    return `${field.slice(0, at).toLowerCase()}:${value}`
  }
  const named = tags
    .h!.split(':')
    .flatMap((name) => fields.find((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}:`)) ?? [])
  const own = relaxed(fields[0]!.replace(/(;\s*b=)[^;]*/, '$1'))
  const verify = createVerify('RSA-SHA256').update([...named.map(relaxed), own].join('\r\n'), 'latin1')
  return bodyHash === tags.bh && verify.verify(publicKey, tags.b!, 'base64')
}
