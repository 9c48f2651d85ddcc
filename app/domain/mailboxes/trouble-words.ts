import type { MailTrouble } from '#app/gateways/mail-trouble.ts'

export type Side = 'smtp' | 'imap'
export const SIDE_NAMES: Record<Side, string> = { smtp: 'Sending (SMTP)', imap: 'Receiving (IMAP)' }

type Word = MailTrouble | 'refused' | 'lost-before-data' | 'lost-after-data'

const SENTENCES: Record<Word, (host: string) => string> = {
  'name-not-found': (host) => `There is no server named ${host}.`,
  'connection-refused': (host) => `${host} refused the connection: the port may be wrong.`,
  unreachable: (host) => `${host} could not be reached.`,
  'timed-out': (host) => `${host} did not answer in time.`,
  certificate: (host) => `The certificate of ${host} could not be verified.`,
  'no-tls-here': (host) =>
    `${host} does not begin with TLS on this port: choose STARTTLS, or the port for TLS.`,
  'no-encryption': (host) => `${host} offers no encryption here, so the password was not sent.`,
  'kept-here': () => 'The sandbox sends and reads mail on this machine only.',
  'bad-credentials': (host) => `${host} refused the user name or password.`,
  'oauth-needed': (host) => `${host} no longer takes a password for this account (it asks for OAuth).`,
  'grant-over': (host) => `The sign-in to ${host} is no longer valid: connect the mailbox again.`,
  'client-refused': (host) =>
    `This installation may not sign in to ${host}: its client id or secret is missing or not accepted.`,
  'server-busy': (host) => `${host} is busy and asked to come back later.`,
  lost: (host) => `The connection to ${host} was lost.`,
  protocol: (host) => `${host} answered in a way that mail servers do not.`,
  refused: (host) => `${host} refused.`,
  'lost-before-data': (host) => `The connection to ${host} was lost before the message was given over.`,
  'lost-after-data': (host) => `The connection to ${host} was lost after the message was given over.`,
  'secret-unreadable': () =>
    'The stored password cannot be opened with this installation’s key. Type it in again.',
}

/** What happened, in one plain sentence that names the server; the server's own words follow where they help. */
export function troubleSentence({
  word,
  host,
  detail,
}: {
  word: Word
  host: string
  detail?: string
}): string {
  const sentence = SENTENCES[word](host)
  if (!detail) return sentence
  if (word === 'certificate') return `${sentence.slice(0, -1)}: ${certificateReason(detail)}.`
  const service = word === 'protocol' && otherService(detail)
  if (service) return `${host} speaks ${service} on this port: it is the port of something else.`
  const hasMore = ['refused', 'bad-credentials', 'protocol', 'client-refused', 'grant-over'].includes(word)
  return hasMore ? `${sentence} It said: ${detail}` : sentence
}

const CERTIFICATE_REASONS: [RegExp, string][] = [
  [/self-?signed certificate in/i, 'this machine does not know the authority that issued it'],
  [/self-?signed/i, 'it is self-signed'],
  [/expired/i, 'it has expired'],
  [/not yet valid/i, 'it is not valid yet'],
  [/altnames|hostname/i, 'it was made for another server name'],
  [/issuer|first certificate/i, 'this machine does not know the authority that issued it'],
]

/** Why a certificate was not accepted: in plain words for the usual causes, else as the library put it. */
function certificateReason(detail: string): string {
  return CERTIFICATE_REASONS.find(([pattern]) => pattern.test(detail))?.[1] ?? detail.replace(/\.$/, '')
}

/** The service that greets like this, where SMTP was asked for. */
function otherService(detail: string): string | null {
  if (/^\* (OK|PREAUTH|BYE)\b/.test(detail)) return 'IMAP'
  return /^\+OK\b/.test(detail) ? 'POP3' : null
}

/** What a silent server often means, for a person who is setting a mailbox up. */
export function silenceHint(security: 'tls' | 'starttls' | 'none'): string {
  return security === 'tls'
    ? 'The port may be wrong, or a firewall is in the way.'
    : 'The port may be the one for TLS from the start, or that of something else.'
}

/** True when nothing tries again before a person has acted: repeated wrong passwords lock accounts. */
export function waitsForPerson(word: Word): boolean {
  return WAITS.has(word)
}

const WAITS = new Set<Word>([
  'bad-credentials',
  'oauth-needed',
  'grant-over',
  'client-refused',
  'secret-unreadable',
])
