import net from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fileInSent, lookInSent } from '#app/gateways/imap/append.ts'
import { openImap } from '#app/gateways/imap/connection.ts'
import { findFolders } from '#app/gateways/imap/folders.ts'
import { checkSmtp } from '#app/gateways/smtp/connection.ts'
import { keepMailHere } from '#app/gateways/mail-trouble.ts'
import { deliver } from '#app/gateways/smtp/deliver.ts'
import { startMailStack, type MailStack } from '#tests/support/mailstack.ts'
import { startTcpProxy } from '#tests/support/tcp-proxy.ts'

const MIME = Buffer.from(
  'From: anna@crm.test\r\nTo: ben@crm.test\r\nSubject: Hello\r\nMessage-ID: <one@crm.test>\r\n' +
    `Date: Tue, 12 May 2026 10:00:00 +0000\r\n\r\n.dot first\r\n${'A line of text.\r\n'.repeat(3000)}`,
)

let stack: MailStack
beforeAll(async () => {
  stack = await startMailStack()
})
afterAll(() => stack.stop())
beforeEach(() => {
  stack.relay.calm()
  stack.relay.accepted.length = 0
})

const send = (settings = stack.smtp('anna@crm.test'), onBody = () => {}) =>
  deliver(settings, { from: 'anna@crm.test', to: 'ben@crm.test', mime: MIME, onBody })

describe('sending', () => {
  it('gives the stored bytes to the server, unchanged, by STARTTLS', async () => {
    expect(await send(stack.smtp('anna@crm.test', 'starttls'))).toMatchObject({ outcome: 'accepted' })
    expect(stack.relay.accepted.map((one) => one.raw.equals(MIME))).toEqual([true])
    expect(await stack.read('ben@crm.test', 'INBOX')).toHaveLength(1)
  })

  it('asks for the body only when the server has agreed to take it', async () => {
    let asked = 0
    stack.relay.refuse('rcpt', () => ({ code: 550, text: '5.1.1 No such user' }))
    const outcome = await send(undefined, () => void (asked += 1))
    expect(outcome).toMatchObject({ outcome: 'refused', permanent: true, at: 'recipient', enhanced: '5.1.1' })
    expect(asked).toBe(0)
    stack.relay.calm()
    await send(undefined, () => void (asked += 1))
    expect(asked).toBe(1)
  })

  it('sends nothing when the note on disk cannot be made', async () => {
    const full = () => {
      throw new Error('database or disk is full')
    }
    await expect(send(undefined, full)).rejects.toThrow('disk is full')
    expect(stack.relay.accepted).toHaveLength(0)
  })

  it.each(['mail', 'rcpt'] as const)('a line dropped at %s has not carried the message', async (step) => {
    stack.relay.drop(step)
    expect(await send()).toMatchObject({ outcome: 'lost-before-data' })
  })

  it('a line dropped after the final dot leaves the outcome open', async () => {
    stack.relay.drop('body')
    expect(await send()).toMatchObject({ outcome: 'lost-after-data' })
    stack.relay.dropAfterBody()
    expect(await send()).toMatchObject({ outcome: 'lost-after-data' })
    expect(stack.relay.accepted).toHaveLength(1)
  })

  it('a refusal after the final dot is a refusal', async () => {
    stack.relay.refuse('body', () => ({ code: 554, text: '5.7.1 Not wanted' }))
    expect(await send()).toMatchObject({ outcome: 'refused', code: 554, at: 'message' })
  })

  it('a dead line is given up, and after the body it is not known', async () => {
    const proxy = await startTcpProxy(stack.relay.port)
    const settings = { ...stack.smtp('anna@crm.test'), port: proxy.port, socketMs: 300, greetingMs: 300 }
    const outcome = await send(settings, () => (proxy.mode = 'swallow'))
    expect(outcome).toMatchObject({ outcome: 'lost-after-data' })
    expect(await send(settings)).toMatchObject({ outcome: 'timed-out' })
    await proxy.close()
  })
})

describe('the test of the sending side', () => {
  it.each([
    ['a right password', {}, true],
    ['a wrong password', { password: 'no' }, 'bad-credentials'],
    ['a certificate nobody signed', { ca: undefined, security: 'starttls' as const }, 'certificate'],
    [
      'an exception for the certificate',
      { ca: undefined, security: 'starttls' as const, allowBadCertificate: true },
      true,
    ],
    [
      'a name that does not exist',
      { host: 'nowhere.invalid', security: 'starttls' as const },
      'name-not-found',
    ],
    ['no TLS to another machine', { host: 'mail.client.test' }, 'no-encryption'],
  ])('%s', async (_what, over, expected) => {
    const check = await checkSmtp({ ...stack.smtp('anna@crm.test'), ...over })
    expect(check.ok ? true : check.failure.outcome).toBe(expected)
  })

  it('a closed port refuses', async () => {
    const server = net.createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address() as net.AddressInfo
    await new Promise((resolve) => server.close(resolve))
    expect(await checkSmtp({ ...stack.smtp('anna@crm.test'), port })).toMatchObject({
      failure: { outcome: 'connection-refused' },
    })
    expect(await openImap({ ...stack.imap('anna@crm.test'), port })).toMatchObject({
      trouble: 'connection-refused',
    })
  })

  it('a server that hides STARTTLS never sees the password', async () => {
    const hiding = await startMailStack({ hide: ['STARTTLS'] })
    const check = await checkSmtp(hiding.smtp('anna@crm.test', 'starttls'))
    expect(check).toMatchObject({ failure: { outcome: 'no-encryption' } })
    expect(hiding.relay.attempts.login).toBe(0)
    await hiding.stop()
  })

  it('a sandbox calls no server but those on this machine', async () => {
    keepMailHere()
    const outside = { ...stack.smtp('anna@crm.test'), host: 'mail.client.test', security: 'tls' as const }
    expect(await checkSmtp(outside)).toMatchObject({ failure: { outcome: 'kept-here' } })
    expect(await openImap(outside)).toMatchObject({ trouble: 'kept-here' })
    expect(await checkSmtp(stack.smtp('anna@crm.test'))).toEqual({ ok: true })
    keepMailHere(false)
  })

  it('a wrong password is tried once', async () => {
    const before = stack.relay.attempts.login
    await checkSmtp({ ...stack.smtp('anna@crm.test'), password: 'no' })
    expect(stack.relay.attempts.login - before).toBe(1)
  })
})

describe('the receiving side', () => {
  it('finds the folders that concern us', async () => {
    const opened = await openImap(stack.imap('anna@crm.test'))
    if (!opened.ok) throw new Error(opened.detail)
    expect(await findFolders(opened.client)).toEqual(
      expect.arrayContaining([
        { use: 'inbox', path: 'INBOX' },
        { use: 'sent', path: 'Sent' },
        { use: 'junk', path: 'Junk' },
      ]),
    )
    await opened.close()
    expect(await opened.closed).toBeNull()
  })

  it('files a copy in Sent once, as read, with the same bytes', async () => {
    const copy = { mime: MIME, messageId: 'one@crm.test', at: new Date('2026-05-12T10:00:00Z') }
    const settings = stack.imap('anna@crm.test')
    expect(await lookInSent(settings, copy)).toEqual({ ok: true, isThere: false })
    expect(await fileInSent(settings, { copies: [copy, copy] })).toEqual([
      { ok: true, folder: 'Sent', wasThere: false },
      { ok: true, folder: 'Sent', wasThere: true },
    ])
    const sent = await stack.read('anna@crm.test', 'Sent')
    expect(sent.map((raw) => raw.equals(MIME))).toEqual([true])
    expect(await lookInSent(settings, copy)).toEqual({ ok: true, isThere: true })
  })

  it('says which thing is wrong', async () => {
    const settings = stack.imap('anna@crm.test')
    const word = async (over: object) => {
      const opened = await openImap({ ...settings, ...over })
      return opened.ok ? 'open' : opened.trouble
    }
    expect(await word({ password: 'no' })).toBe('bad-credentials')
    expect(await word({ host: 'nowhere.invalid', security: 'tls' })).toBe('name-not-found')
    expect(await word({ host: 'mail.client.test' })).toBe('no-encryption')
  })

  it('checks certificates where there is TLS', async ({ skip }) => {
    if (stack.kind === 'embedded') skip('the embedded IMAP server has no TLS')
    const tls = stack.imap('anna@crm.test', 'tls')
    const words = []
    for (const settings of [tls, { ...tls, ca: undefined }, stack.imap('anna@crm.test', 'starttls')]) {
      const opened = await openImap(settings)
      words.push(opened.ok ? 'open' : opened.trouble)
      if (opened.ok) await opened.close()
    }
    expect(words).toEqual(['open', 'certificate', 'open'])
  })

  it('a line that is reset ends the connection, not the process', async () => {
    const proxy = await startTcpProxy(stack.imap('anna@crm.test').port)
    const opened = await openImap({ ...stack.imap('anna@crm.test'), port: proxy.port })
    if (!opened.ok) throw new Error(opened.detail)
    await opened.client.mailboxOpen('INBOX')
    const idle = opened.client.idle()
    proxy.reset()
    expect(await opened.closed).toMatchObject({ trouble: 'lost' })
    await idle
    expect(opened.isOpen()).toBe(false)
    await opened.close()
    await proxy.close()
  })
})
