import type { MailTrouble } from '#app/gateways/mail-trouble.ts'

export type Side = 'smtp' | 'imap'
export const SIDE_NAMES: Record<Side, string> = { smtp: 'Sending (SMTP)', imap: 'Receiving (IMAP)' }

type Word = MailTrouble | 'refused' | 'lost-before-data' | 'lost-after-data' | 'secret-unreadable'

const SENTENCES: Record<Word, (host: string) => string> = {
  'name-not-found': (host) => `There is no server named ${host}.`,
  'connection-refused': (host) => `${host} refused the connection: the port may be wrong.`,
  unreachable: (host) => `${host} could not be reached.`,
  'timed-out': (host) => `${host} did not answer in time.`,
  certificate: (host) => `The certificate of ${host} could not be verified.`,
  'no-encryption': (host) => `${host} offers no encryption here, so the password was not sent.`,
  'kept-here': () => 'The sandbox sends and reads mail on this machine only.',
  'bad-credentials': (host) => `${host} refused the user name or password.`,
  'oauth-needed': (host) => `${host} no longer takes a password for this account (it asks for OAuth).`,
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
  const hasMore = detail && (word === 'refused' || word === 'bad-credentials' || word === 'protocol')
  return hasMore ? `${sentence} It said: ${detail}` : sentence
}

/** True when nothing tries again before a person has acted: repeated wrong passwords lock accounts. */
export function waitsForPerson(word: Word): boolean {
  return word === 'bad-credentials' || word === 'oauth-needed' || word === 'secret-unreadable'
}
