/** What can go wrong on the way into a mail server, in closed words. The raw text is kept beside the word, for people. */
export const MAIL_TROUBLES = [
  'name-not-found',
  'connection-refused',
  'unreachable',
  'timed-out',
  'certificate',
  'no-tls-here',
  'no-encryption',
  'kept-here',
  'bad-credentials',
  'oauth-needed',
  'grant-over',
  'client-refused',
  'secret-unreadable',
  'server-busy',
  'lost',
  'protocol',
] as const
export type MailTrouble = (typeof MAIL_TROUBLES)[number]

/** How a server is reached and entered; secrets in clear, so never logged and never kept. */
export type MailServer = {
  host: string
  port: number
  /** `tls`: from the first byte. `starttls`: demanded, not merely tried. `none`: loopback only. */
  security: 'tls' | 'starttls' | 'none'
  user: string
  password: string
  /** Instead of a password, for XOAUTH2. */
  accessToken?: string
  /** The user's explicit exception for a certificate that does not check. */
  allowBadCertificate?: boolean
  /** Certificates to trust besides the usual ones (PEM). */
  ca?: string
}

/** Without TLS only this machine is talked to. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

let staysHere = false

/** From now on this process speaks to mail servers on this machine only: a sandbox must never write to anybody real. */
export function keepMailHere(stays = true): void {
  staysHere = stays
}

/** True when only servers on this machine may be called. */
export function mailStaysHere(): boolean {
  return staysHere
}

/** Why a server must not even be called: the sandbox, or a password that would travel in clear. Null: it may. */
export function forbiddenServer(
  server: Pick<MailServer, 'security' | 'host'>,
): { word: 'kept-here' | 'no-encryption'; detail: string } | null {
  if (isLoopback(server.host)) return null
  if (staysHere) return { word: 'kept-here', detail: 'Only servers on this machine are called.' }
  if (server.security !== 'none') return null
  return { word: 'no-encryption', detail: 'Without TLS the password would travel in clear.' }
}

/** The TLS options of both libraries: certificates are checked unless the user said otherwise. */
export function tlsOptions(server: MailServer) {
  return {
    rejectUnauthorized: !server.allowBadCertificate,
    minVersion: 'TLSv1.2' as const,
    ...(server.ca ? { ca: server.ca } : {}),
  }
}

const CERTIFICATE =
  /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|HOSTNAME_MISMATCH)/
const NODE_CODES: Record<string, MailTrouble> = {
  ENOTFOUND: 'name-not-found',
  EAI_AGAIN: 'name-not-found',
  ENODATA: 'name-not-found',
  EDNS: 'name-not-found',
  ECONNREFUSED: 'connection-refused',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ETIMEDOUT: 'timed-out',
  ETIMEOUT: 'timed-out',
  CONNECT_TIMEOUT: 'timed-out',
  GREETING_TIMEOUT: 'timed-out',
  UPGRADE_TIMEOUT: 'timed-out',
  // What OpenSSL calls an answer in clear where a TLS handshake was due.
  ERR_SSL_WRONG_VERSION_NUMBER: 'no-tls-here',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'no-tls-here',
  ERR_SSL_UNKNOWN_PROTOCOL: 'no-tls-here',
  ECONNRESET: 'lost',
  EPIPE: 'lost',
  NoConnection: 'lost',
  EConnectionClosed: 'lost',
  ClosedAfterConnectTLS: 'lost',
  ClosedAfterConnectText: 'lost',
  StateLogout: 'lost',
  ECONNECTION: 'lost',
}

/** The word for an error code of Node's sockets, TLS or DNS; null when the code says nothing. */
export function troubleOfCode(code: string | undefined): MailTrouble | null {
  if (!code) return null
  if (CERTIFICATE.test(code)) return 'certificate'
  return NODE_CODES[code] ?? null
}

/**
 * Providers that no longer take a password say so in prose behind a plain refusal: Microsoft's 5.7.139 and
 * "basic authentication is disabled", Google's "web login required".
 */
export function demandsOAuth(answer: string): boolean {
  return /5\.7\.139|basic auth\w* is disabled|web ?login ?required|oauth/i.test(answer)
}

/** The two words for a login that the server did not take. */
export function isLoginRefused(word: string): boolean {
  return word === 'bad-credentials' || word === 'oauth-needed'
}

/** Leaves out of a server's text what could carry a secret back to the screen: long base64 runs and line breaks. */
export function plainAnswer(text: string): string {
  return text
    .replace(/[A-Za-z0-9+/]{40,}={0,2}/g, '…')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300)
}
