import type net from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'
import type { Certificate } from './dovecot.ts'

export type Accepted = { from: string; to: string[]; raw: Buffer; messageId: string; user: string; at: Date }
export type Refusal = { code: number; text: string }
export type Step = 'connect' | 'login' | 'mail' | 'rcpt' | 'body'
/** The steps, and between them: DATA not yet answered, the body half read, the message taken and not yet confirmed. */
export type Moment = Step | 'data' | 'mid-body' | 'taken'
/** What a flaky server does at a moment: it cuts the line, refuses, or takes its time and goes on. */
export type Whim = 'cut' | Refusal | { slowMs: number } | null

export type SmtpRelay = {
  port: number
  /** Every message that got a 250: the proof of "sent once". */
  accepted: Accepted[]
  /** Answers a step with this refusal as long as the function returns one. */
  refuse(step: Step, answer: (about: { address: string; attempt: number }) => Refusal | null): void
  /** Breaks the connection instead of answering, for the next `times` visits of the step. */
  drop(step: Step, times?: number): void
  /** Cuts the line after the message was taken and before its 250 is sent. */
  dropAfterBody(times?: number): void
  /** Asked at every moment, after what is scripted. `taken` is the message at its last moment. */
  behave(whim: (moment: Moment, taken?: Accepted) => Whim | Promise<Whim>): void
  attempts: Record<Step, number>
  calm(): void
  close(): Promise<void>
}

/**
 * A scriptable SMTP server (STARTTLS, or plain where `allowInsecureAuth`). Accepted mail is handed on by `deliver`, whose
 * failure is passed back to the client with its code.
 */
export async function startSmtpRelay({
  users,
  pem,
  deliver,
  hide = [],
  isToken,
}: {
  users: Record<string, string>
  pem: Certificate
  deliver: (message: Accepted) => Promise<void>
  hide?: ('STARTTLS' | 'PIPELINING')[]
  /** Takes tokens instead of passwords. */
  isToken?: (user: string, token: string) => boolean
}): Promise<SmtpRelay> {
  const accepted: Accepted[] = []
  const attempts: Record<Step, number> = { connect: 0, login: 0, mail: 0, rcpt: 0, body: 0 }
  const refusals = new Map<Step, (about: { address: string; attempt: number }) => Refusal | null>()
  const drops = new Map<Step | 'after', number>()

  const takesDrop = (step: Step | 'after'): boolean => {
    const left = drops.get(step) ?? 0
    if (left > 0) drops.set(step, left - 1)
    return left > 0
  }
  const cut = (session: SMTPServerSession) => {
    for (const connection of server.connections)
      if (connection.session === session) (connection as unknown as { _socket: net.Socket })._socket.destroy()
  }
  let whim: (moment: Moment, taken?: Accepted) => Whim | Promise<Whim> = () => null
  const follow = async (
    moment: Moment,
    session: SMTPServerSession,
    taken?: Accepted,
  ): Promise<Error | 'cut' | null> => {
    const wish = await whim(moment, taken)
    if (wish === 'cut') cut(session)
    if (wish === null || wish === 'cut') return wish
    if ('code' in wish) return refused(wish)
    await sleep(wish.slowMs)
    return null
  }
  const visit = async (
    step: Step,
    session: SMTPServerSession,
    address = '',
  ): Promise<Error | 'cut' | null> => {
    attempts[step] += 1
    if (takesDrop(step)) {
      cut(session)
      return 'cut'
    }
    const refusal = refusals.get(step)?.({ address, attempt: attempts[step] })
    return refusal ? refused(refusal) : follow(step, session)
  }
  const answer = async (
    outcome: Promise<Error | 'cut' | null>,
    callback: (error?: Error | null) => void,
  ): Promise<void> => {
    const how = await outcome
    if (how !== 'cut') callback(how)
  }

  const server = new SMTPServer({
    key: pem.key,
    cert: pem.cert,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    authMethods: isToken ? ['XOAUTH2'] : ['PLAIN', 'LOGIN'],
    disabledCommands: hide.includes('STARTTLS') ? ['STARTTLS'] : [],
    hidePIPELINING: hide.includes('PIPELINING'),
    closeTimeout: 100,
    onConnect: (session, callback) => void answer(visit('connect', session), callback),
    async onAuth(auth, session, callback) {
      const outcome = await visit('login', session, auth.username)
      if (outcome === 'cut') return
      if (outcome) return callback(outcome)
      if (isToken && auth.username && isToken(auth.username, auth.accessToken ?? ''))
        return callback(null, { user: auth.username })
      if (!isToken && auth.username && users[auth.username] === auth.password)
        return callback(null, { user: auth.username })
      callback(Object.assign(new Error('5.7.8 Authentication failed'), { responseCode: 535 }))
    },
    onMailFrom: (address, session, callback) =>
      void answer(visit('mail', session, address.address), callback),
    onRcptTo: (address, session, callback) => void answer(visit('rcpt', session, address.address), callback),
    onData(stream, session, callback) {
      const take = async () => {
        const chunks: Buffer[] = []
        for await (const chunk of stream) {
          if (chunks.length === 0 && (await follow('mid-body', session)) === 'cut') return
          chunks.push(chunk as Buffer)
        }
        const outcome = await visit('body', session)
        if (outcome === 'cut') return
        if (outcome) return callback(outcome)
        const message = describe(Buffer.concat(chunks), session)
        await deliver(message)
        accepted.push(message)
        if (takesDrop('after')) return cut(session)
        if ((await follow('taken', session, message)) === 'cut') return
        callback(null, `2.0.0 Ok: queued as ${accepted.length}`)
      }
      // The library answers 354 when this function returns: what is cut before that was never agreed to.
      if (whim('data') === 'cut') return cut(session)
      // A line that breaks in the middle of a body ends the stream with an error: nothing was taken.
      take().catch((error: Error) => callback(error))
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.server.address() as net.AddressInfo).port,
    accepted,
    attempts,
    refuse: (step, how) => void refusals.set(step, how),
    drop: (step, times = 1) => void drops.set(step, times),
    dropAfterBody: (times = 1) => void drops.set('after', times),
    behave: (how) => void (whim = how),
    calm() {
      whim = () => null
      refusals.clear()
      drops.clear()
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function refused({ code, text }: Refusal): Error {
  return Object.assign(new Error(text), { responseCode: code })
}

function describe(raw: Buffer, session: SMTPServerSession): Accepted {
  const head = raw
    .toString('latin1')
    .split('\r\n\r\n', 1)[0]!
    .replace(/\r\n[ \t]+/g, ' ')
  const { mailFrom, rcptTo } = session.envelope
  return {
    from: mailFrom ? mailFrom.address : '',
    to: rcptTo.map((one) => one.address),
    raw,
    messageId: /^message-id:\s*<([^>]+)>/im.exec(head)?.[1] ?? '',
    user: String(session.user ?? ''),
    at: new Date(),
  }
}
