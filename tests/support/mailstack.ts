import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { ImapFlow } from 'imapflow'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { MailServer } from '#app/gateways/mail-trouble.ts'
import { hasDovecot, startDovecot, type Certificate, type Dovecot } from './dovecot.ts'
import { startEmbeddedImap, type EmbeddedImap } from './embedded-imap.ts'
import type { TokenServer } from './token-server.ts'
import { startSmtpRelay, type Accepted, type SmtpRelay } from './smtp-relay.ts'

export type MailStack = {
  kind: 'dovecot' | 'embedded'
  /** Scripted failures, and the array of every message that got a 250. */
  relay: SmtpRelay
  /** null in the embedded pair. */
  dovecot: Dovecot | null
  ca: string
  smtp(user: string, security?: MailServer['security']): MailServer
  imap(user: string, security?: MailServer['security']): MailServer
  /** Puts a raw message into the INBOX of a user, as if it had come from outside. */
  put(user: string, raw: string | Buffer): Promise<void>
  /** What lies in a folder, raw, oldest first. */
  read(user: string, folder: string): Promise<Buffer[]>
  stop(): Promise<void>
}

export const USERS = { 'anna@crm.test': 'anna-pass', 'ben@crm.test': 'ben-pass' }

/**
 * Real servers on 127.0.0.1: Dovecot for IMAP and LMTP, and an SMTP server in Node which hands mail for the stack's users to
 * Dovecot and merely keeps the rest. Without Dovecot the embedded pair stands in, and says so.
 */
export async function startMailStack({
  users = USERS as Record<string, string>,
  hide = [] as ('STARTTLS' | 'PIPELINING')[],
  tokens = null as TokenServer | null,
  quotaBytes = null as number | null,
} = {}): Promise<MailStack> {
  const pem = certificate()
  const isReal = hasDovecot()
  if (!isReal) console.info('Dovecot is missing: the tests run on the embedded IMAP server instead.')
  const dovecot = isReal
    ? await startDovecot(users, pem, { introspectionUrl: tokens?.introspectionUrl ?? null, quotaBytes })
    : null
  const embedded = new Map<string, EmbeddedImap>()
  if (!dovecot)
    for (const [user, password] of Object.entries(users))
      embedded.set(user, await startEmbeddedImap(user, password))

  const put = async (user: string, raw: string | Buffer, from = 'outside@site.test') => {
    const bytes = Buffer.from(raw)
    if (dovecot) await lmtp(dovecot.lmtpPort, { from, to: user, raw: bytes })
    else embedded.get(user)!.put(bytes)
  }
  const deliver = async (message: Accepted) => {
    for (const to of message.to) {
      const user = to.replace(/\+[^@]*/, '').toLowerCase()
      if (user in users) await put(dovecot ? to : user, message.raw, message.from)
    }
  }
  const relay = await startSmtpRelay({
    users,
    pem,
    deliver,
    hide,
    ...(tokens ? { isToken: tokens.isGood } : {}),
  })
  const imap = (user: string, security: MailServer['security'] = 'none'): MailServer => ({
    host: '127.0.0.1',
    port: dovecot
      ? security === 'tls'
        ? dovecot.imapsPort
        : dovecot.imapPort
      : (embedded.get(user) ?? [...embedded.values()][0]!).port,
    security: dovecot ? security : 'none',
    user,
    password: users[user] ?? 'unknown',
    ca: pem.cert,
  })
  return {
    kind: dovecot ? 'dovecot' : 'embedded',
    relay,
    dovecot,
    ca: pem.cert,
    imap,
    smtp: (user, security = 'none') => ({
      host: '127.0.0.1',
      port: relay.port,
      security,
      user,
      password: users[user] ?? 'unknown',
      ca: pem.cert,
    }),
    put,
    read: (user, folder) => readFolder(imap(user), folder),
    async stop() {
      await relay.close()
      await dovecot?.stop()
      for (const one of embedded.values()) await one.close()
    },
  }
}

let pair: Certificate | null = null

/** A self-signed pair for localhost and 127.0.0.1, made once a process. */
export function certificate(): Certificate {
  if (pair) return pair
  const folder = mkdtempSync('/tmp/lw-pem-')
  const key = path.join(folder, 'key.pem')
  const cert = path.join(folder, 'cert.pem')
  const request = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 365'
  const subject = '-subj /CN=localhost -addext subjectAltName=DNS:localhost,IP:127.0.0.1'
  execFileSync('openssl', `${request} ${subject} -keyout ${key} -out ${cert}`.split(' '), { stdio: 'ignore' })
  pair = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
  rmSync(folder, { recursive: true })
  return pair
}

function lmtp(port: number, { from, to, raw }: { from: string; to: string; raw: Buffer }): Promise<void> {
  return new Promise((resolve, reject) => {
    const line = new SMTPConnection({ host: '127.0.0.1', port, lmtp: true, ignoreTLS: true })
    line.on('error', reject)
    line.connect(() =>
      line.send({ from, to: [to] }, raw, (error, info) => {
        line.quit()
        const failed = error ?? info?.rejectedErrors?.[0]
        if (failed) reject(failed)
        else resolve()
      }),
    )
  })
}

async function readFolder(server: MailServer, folder: string): Promise<Buffer[]> {
  const client = new ImapFlow({
    host: server.host,
    port: server.port,
    secure: false,
    doSTARTTLS: false,
    auth: { user: server.user, pass: server.password },
    logger: false,
  })
  client.on('error', () => {})
  await client.connect()
  try {
    const box = await client.mailboxOpen(folder, { readOnly: true })
    if (box.exists === 0) return []
    const all = await client.fetchAll('1:*', { uid: true, source: true })
    return all.sort((a, b) => a.uid - b.uid).map((one) => one.source ?? Buffer.alloc(0))
  } finally {
    await client.logout()
  }
}
