import SMTPConnection, { type SMTPError } from 'nodemailer/lib/smtp-connection'
import XOAuth2 from 'nodemailer/lib/xoauth2'
import { forbiddenServer, isLoginRefused, tlsOptions, type MailServer } from '../mail-trouble.ts'
import { judgeError, type Failed, type Phase, type Refused } from './outcome.ts'

export type SmtpSettings = MailServer & {
  /** The name given in EHLO: a host name, or null for the library's own choice. */
  name?: string | null
  /** Milliseconds; short ones are for tests. */
  connectMs?: number
  greetingMs?: number
  /** Silence after which the server is given up. RFC 5321 asks for patience after the final dot. */
  socketMs?: number
}

export type OpenedSmtp =
  | {
      ok: true
      smtp: SMTPConnection
      /** Rejects with the error that ended the connection; never resolves. */
      broken: Promise<never>
      supportsUtf8: boolean
    }
  | { ok: false; failure: Refused | Failed }

/** Connects and logs in, once: a refused password is not tried again. STARTTLS is demanded unless chosen otherwise. */
export async function openSmtp(settings: SmtpSettings): Promise<OpenedSmtp> {
  const forbidden = forbiddenServer(settings)
  if (forbidden) return failed({ outcome: forbidden.word, detail: forbidden.detail })
  const smtp = new SMTPConnection({
    host: settings.host,
    port: settings.port,
    secure: settings.security === 'tls',
    requireTLS: settings.security === 'starttls',
    ignoreTLS: settings.security === 'none',
    tls: tlsOptions(settings),
    name: settings.name ?? undefined,
    connectionTimeout: settings.connectMs ?? 20_000,
    greetingTimeout: settings.greetingMs ?? 20_000,
    socketTimeout: settings.socketMs ?? 180_000,
    socketCloseTimeout: 500,
    allowInternalNetworkInterfaces: true,
  })
  const broken = new Promise<never>((_, reject) => {
    smtp.on('error', reject)
    smtp.on('end', () => reject(Object.assign(new Error('Connection closed'), { code: 'ECONNECTION' })))
  })
  broken.catch(() => {})
  let phase: Phase = 'connect'
  try {
    await Promise.race([called((done) => smtp.connect(done)), broken])
    phase = 'login'
    if (settings.user) {
      if (!smtp.allowsAuth)
        return await gone(smtp, { outcome: 'bad-credentials', detail: 'The server offers no login here.' })
      if (!settings.accessToken && offersOnlyTokens(smtp))
        return await gone(smtp, { outcome: 'oauth-needed', detail: 'The server takes no passwords.' })
      const auth = settings.accessToken ? tokenOf(settings) : { user: settings.user, pass: settings.password }
      await Promise.race([called((done) => smtp.login(auth, done)), broken])
    }
    return { ok: true, smtp, broken, supportsUtf8: extensions(smtp).includes('SMTPUTF8') }
  } catch (error) {
    const failure = judgeError(error as SMTPError, phase)
    return await gone(smtp, settings.accessToken ? ofToken(failure) : failure)
  }
}

export type SmtpCheck = { ok: true } | { ok: false; failure: Refused | Failed }

/** Connects, logs in and says goodbye. */
export async function checkSmtp(settings: SmtpSettings): Promise<SmtpCheck> {
  const opened = await openSmtp(settings)
  if (!opened.ok) return opened
  opened.smtp.quit()
  return { ok: true }
}

function failed(failure: Refused | Failed) {
  return { ok: false, failure } as const
}

async function gone(smtp: SMTPConnection, failure: Refused | Failed) {
  smtp.close()
  return failed(failure)
}

function called(work: (done: (error?: SMTPError | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    work((error) => (error ? reject(error) : resolve()))
  })
}

/** The library asks its own object for the token; it has no way to get another one, so that a refused token is told at once. */
function tokenOf({ user, accessToken }: SmtpSettings) {
  const oauth2 = new XOAuth2({
    user,
    provisionCallback: (_user, renew, done) =>
      renew ? done(new Error('The server did not take the token.')) : done(null, accessToken),
  })
  return { user, oauth2 }
}

/** A login that was refused with a token: the leave to sign in is over, no password is wrong. */
function ofToken(failure: Refused | Failed): Refused | Failed {
  return failure.outcome !== 'refused' && isLoginRefused(failure.outcome)
    ? { ...failure, outcome: 'grant-over' }
    : failure
}

/** What the server offers is known to the library only in private: it has no question for it before the body is due. */
type Insides = { _supportedExtensions: string[]; _supportedAuth: string[] }

function extensions(smtp: SMTPConnection): string[] {
  return (smtp as unknown as Insides)._supportedExtensions
}

function offersOnlyTokens(smtp: SMTPConnection): boolean {
  const offered = (smtp as unknown as Insides)._supportedAuth
  return offered.length > 0 && offered.every((method) => method === 'XOAUTH2')
}
