import type net from 'node:net'
import { simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'
import { listen } from '../listen.server.ts'
import type { Letter } from '../people/memory.ts'
import { GONE_NAMES, readerOf, siteAt } from '../sites/catalogue.ts'

const MAX_BYTES = 25 * 1024 * 1024

type PostOffice = {
  /** Address -> password of those who may send. */
  accounts: Record<string, string>
  wishedPort?: number
  now: () => number
  /** A mail to one of our own mailboxes. */
  toOwn: (address: string, raw: Buffer) => void
  /** A mail to somebody of the little internet. Must have written it down before it returns. */
  toPerson: (letter: Letter) => void
}

export type SmtpServer = { port: number; stop: () => Promise<void> }

/**
 * The only way out for mail in the sandbox, and it leads nowhere: every recipient lives in this process, and an
 * address of the real internet is refused by name.
 */
export async function startPostOffice(office: PostOffice): Promise<SmtpServer> {
  const server = new SMTPServer({
    name: 'post.sandbox.test',
    banner: 'the sandbox: no mail leaves this machine',
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    authMethods: ['PLAIN', 'LOGIN'],
    disableReverseLookup: true,
    size: MAX_BYTES,
    onAuth: (auth, _session, done) => {
      const user = auth.username?.toLowerCase() ?? ''
      if (office.accounts[user] !== undefined && office.accounts[user] === auth.password) done(null, { user })
      else done(refusal(535, '5.7.8 Authentication failed: wrong user name or password'))
    },
    onMailFrom: (from, session, done) => {
      const isOwn = ownAddress(from.address) === session.user
      done(isOwn ? null : refusal(553, `5.7.1 <${from.address}>: you signed in as ${session.user}`))
    },
    onRcptTo: (to, _session, done) => done(refusalFor(to.address, office.accounts)),
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        if (stream.sizeExceeded) return done(refusal(552, '5.3.4 Message is too big'))
        take(Buffer.concat(parts), session, office).then(
          () => done(null, '2.0.0 Ok: taken'),
          (error: Error) => done(refusal(451, `4.3.0 ${error.message}`)),
        )
      })
    },
  })
  server.server.on('connection', (socket: net.Socket) => socket.setNoDelay(true))
  // A client that vanishes is its own trouble; without a listener it would be the end of the sandbox.
  server.on('error', () => undefined)
  const port = await listen(server.server, office.wishedPort)
  return {
    port,
    stop: () => new Promise((stopped) => server.close(() => stopped())),
  }
}

/** The refusal of a recipient, as the server of that address would word it; null when the mail is welcome. */
function refusalFor(address: string, accounts: Record<string, string>): Error | null {
  const [local = '', host = ''] = address.toLowerCase().split('@')
  if (accounts[ownAddress(address)] !== undefined) return null
  if (!host.endsWith('.test'))
    return refusal(550, `5.1.2 <${address}>: not part of the sandbox; mail never leaves this machine`)
  if (GONE_NAMES.includes(host) || !siteAt(host))
    return refusal(550, `5.1.2 <${address}>: Recipient address rejected: Domain not found`)
  if (local === 'nobody' || !readerOf(address))
    return refusal(
      550,
      `5.1.1 <${address}>: Recipient address rejected: User unknown in local recipient table`,
    )
  return null
}

async function take(raw: Buffer, session: SMTPServerSession, office: PostOffice): Promise<void> {
  const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : ''
  const letter = await readMail(raw, from, office.now())
  for (const { address } of session.envelope.rcptTo) {
    const own = ownAddress(address)
    if (office.accounts[own] !== undefined) office.toOwn(own, raw)
    else office.toPerson({ ...letter, envelopeTo: address.toLowerCase() })
  }
}

async function readMail(raw: Buffer, envelopeFrom: string, at: number): Promise<Letter> {
  const mail = await simpleParser(raw)
  const from = mail.from?.value[0]
  const cites = [mail.inReplyTo ?? [], mail.references ?? []].flat().flatMap((ids) => ids.split(/\s+/))
  return {
    envelopeFrom,
    envelopeTo: '',
    from: (mail.replyTo?.value[0]?.address ?? from?.address ?? envelopeFrom).toLowerCase(),
    fromName: from?.name ?? '',
    subject: mail.subject ?? '',
    messageId: mail.messageId ?? '',
    cites: [...new Set(cites.filter(Boolean))],
    at,
    text: mail.text ?? '',
  }
}

/** anna+token@ and anna@ are one mailbox. */
function ownAddress(address: string): string {
  return address.toLowerCase().replace(/\+[^@]*@/, '@')
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}
