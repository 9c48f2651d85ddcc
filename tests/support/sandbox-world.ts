import nodemailer from 'nodemailer'
import { ImapFlow } from 'imapflow'
import { simpleParser, type ParsedMail } from 'mailparser'
import http from 'node:http'
import type { Behaviour } from '#app/sandbox/people/cast.ts'
import { OWN_PASSWORD, startWorld, type World } from '#app/sandbox/world.server.ts'

export const ANNA = 'anna@fernhill.test'

export type SandboxWorld = World & {
  now: () => Date
  /** Lets product time pass: everything people do in it happens before this returns. */
  pass: (time: { days?: number; hours?: number; minutes?: number }) => Promise<void>
  /** Sends a mail by SMTP, as Anna, and returns its Message-ID. */
  send: (mail: { to: string; subject: string; text: string; inReplyTo?: string }) => Promise<string>
  /** What lies in a folder of a mailbox, read by IMAP. */
  read: (folder?: string, address?: string) => Promise<ParsedMail[]>
  /** A page as the sites serve it. */
  get: (url: string) => Promise<{ status: number; body: string }>
}

/**
 * Starts the sandbox's internet with a clock that the test moves by hand.
 * @param cast other manners than people have by themselves, by address
 */
export async function startSandboxWorld({
  dir = null,
  seed = 1,
  start = new Date('2026-05-12T08:40:00Z'),
  cast = {},
}: {
  dir?: string | null
  seed?: number
  start?: Date
  cast?: Record<string, Behaviour>
} = {}): Promise<SandboxWorld> {
  const world = await startWorld({ dir, seed, now: start, cast })
  let now = start
  return {
    ...world,
    now: () => now,
    pass: async ({ days = 0, hours = 0, minutes = 0 }) => {
      now = new Date(now.getTime() + ((days * 24 + hours) * 60 + minutes) * 60_000)
      await world.tick(now)
    },
    send: async ({ to, subject, text, inReplyTo }) => {
      const transport = nodemailer.createTransport({
        host: '127.0.0.1',
        port: world.ports.smtp,
        ignoreTLS: true,
        auth: { user: ANNA, pass: OWN_PASSWORD },
      })
      const from = { name: 'Anna Reyes', address: ANNA }
      const sent = await transport.sendMail({
        from,
        to,
        subject,
        text,
        inReplyTo,
        references: inReplyTo,
        date: now,
      })
      return sent.messageId
    },
    read: (folder = 'INBOX', address = ANNA) => readFolder(world.ports.imap[address]!, address, folder),
    get: (url) => getPage(world.ports.web, new URL(url)),
  }
}

async function readFolder(port: number, user: string, folder: string): Promise<ParsedMail[]> {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port,
    secure: false,
    auth: { user, pass: OWN_PASSWORD },
    logger: false,
  })
  client.on('error', () => undefined)
  await client.connect()
  const lock = await client.getMailboxLock(folder)
  try {
    const sources: Buffer[] = []
    for await (const message of client.fetch('1:*', { source: true })) sources.push(message.source!)
    return await Promise.all(sources.map((source) => simpleParser(source)))
  } finally {
    lock.release()
    await client.logout()
  }
}

function getPage(port: number, url: URL): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    http
      .get({ host: '127.0.0.1', port, path: url.pathname, headers: { host: url.host } }, (response) => {
        let body = ''
        response.setEncoding('utf8')
        response.on('data', (part: string) => (body += part))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
      })
      .on('error', reject)
  })
}
