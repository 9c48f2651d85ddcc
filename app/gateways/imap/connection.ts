import { ImapFlow, type ImapFlowError } from 'imapflow'
import {
  demandsOAuth,
  isLoginRefused,
  forbiddenServer,
  plainAnswer,
  tlsOptions,
  troubleOfCode,
  type MailServer,
  type MailTrouble,
} from '../mail-trouble.ts'

export type ImapSettings = MailServer & {
  /** Milliseconds; short ones are for tests. */
  connectMs?: number
  greetingMs?: number
  /** Silence after which the line is held to be dead. Default: about a minute. */
  socketMs?: number
  /** IDLE is begun anew after this long, so that a dead line is noticed. Kept below `socketMs`. */
  idleMs?: number
}

export type ImapFailure = { trouble: MailTrouble; detail: string }

export type ImapConnection = {
  /** One object is one connection: after a loss open a new one. Ask `isOpen()` before believing "no messages". */
  client: ImapFlow
  isOpen(): boolean
  /** Settles when the connection is gone, with the reason if there was one. */
  closed: Promise<ImapFailure | null>
  /** Says goodbye and closes; never throws. */
  close(): Promise<void>
}

export type OpenedImap = ({ ok: true } & ImapConnection) | ({ ok: false } & ImapFailure)

/**
 * Connects and logs in, once. STARTTLS is demanded where it is chosen, certificates are checked unless excepted,
 * and a wrong password is tried a single time.
 * @returns the connection, or a closed word for the failure with the server's own text
 */
export async function openImap(settings: ImapSettings): Promise<OpenedImap> {
  const forbidden = forbiddenServer(settings)
  if (forbidden) return { ok: false, trouble: forbidden.word, detail: forbidden.detail }
  const client = new ImapFlow({
    host: settings.host,
    port: settings.port,
    secure: settings.security === 'tls',
    ...(settings.security === 'tls' ? {} : { doSTARTTLS: settings.security === 'starttls' }),
    auth: {
      user: settings.user,
      ...(settings.accessToken ? { accessToken: settings.accessToken } : { pass: settings.password }),
    },
    tls: tlsOptions(settings),
    logger: false,
    connectionTimeout: settings.connectMs ?? 20_000,
    greetingTimeout: settings.greetingMs ?? 15_000,
    socketTimeout: settings.socketMs ?? 70_000,
    maxIdleTime: settings.idleMs ?? 50_000,
    maxLiteralSize: 64 * 1024 * 1024,
    clientInfo: { name: 'Linkwright' },
  })
  // Before connect(): an 'error' without a listener ends the process.
  let lastError: ImapFailure | null = null
  client.on('error', (error) => {
    lastError = imapFailure(error)
  })
  const closed = new Promise<ImapFailure | null>((resolve) => {
    client.once('close', () => resolve(lastError))
  })
  try {
    await client.connect()
  } catch (error) {
    client.close()
    const failure = knownFailure(error) ?? lastError ?? imapFailure(error)
    return { ok: false, ...(settings.accessToken ? ofToken(failure) : failure) }
  }
  return {
    ok: true,
    client,
    isOpen: () => client.usable,
    closed,
    async close() {
      await client[Symbol.asyncDispose]()
    },
  }
}

/** A login that was refused with a token: the leave to sign in is over, no password is wrong. */
function ofToken(failure: ImapFailure): ImapFailure {
  return isLoginRefused(failure.trouble) ? { ...failure, trouble: 'grant-over' } : failure
}

/** The closed word for anything a command or a connection throws. */
export function imapFailure(error: unknown): ImapFailure {
  return knownFailure(error) ?? { trouble: 'protocol', detail: textOf(error as ImapFlowError) }
}

/** Response codes of a server that is at its limit or half asleep, not of a wrong password (RFC 5530). */
const BUSY = new Set(['UNAVAILABLE', 'INUSE', 'LIMIT', 'SERVERBUG', 'CONTACTADMIN'])

function knownFailure(thrown: unknown): ImapFailure | null {
  const error = thrown as ImapFlowError
  const detail = textOf(error)
  if (error.authenticationFailed) {
    if (BUSY.has(error.serverResponseCode ?? '') || /too many (simultaneous )?connections/i.test(detail))
      return { trouble: 'server-busy', detail }
    return { trouble: demandsOAuth(detail) ? 'oauth-needed' : 'bad-credentials', detail }
  }
  const trouble = troubleOfCode(error.code)
  if (trouble) return { trouble, detail }
  if (error.tlsFailed) return { trouble: 'no-encryption', detail }
  if (error.code === 'ETHROTTLE') return { trouble: 'server-busy', detail }
  return null
}

function textOf(error: ImapFlowError): string {
  const response = typeof error.response === 'string' ? error.response : ''
  return plainAnswer(error.responseText || response || error.message || String(error))
}
