import type { MailServer, MailTrouble } from '#app/gateways/mail-trouble.ts'
import type { Scope } from '../values/scope.server.ts'
import { accessToken } from './access-token.server.ts'
import { imapSettings, smtpSettings, type Mailbox } from './connection.server.ts'
import { grantOf } from './grants.server.ts'
import { SecretUnreadable } from './secrets.server.ts'
import type { Side } from './trouble-words.ts'

export type NoEntry = { trouble: MailTrouble; detail: string }
export type Entry = { ok: true; server: MailServer } | ({ ok: false } & NoEntry)

/**
 * How one side of a mailbox is reached and entered at this moment: with its password, or with a token that is good.
 * @param refused a token that the server did not take
 */
export async function entryTo(
  scope: Scope,
  mailbox: Mailbox,
  side: Side,
  { refused = null }: { refused?: string | null } = {},
): Promise<Entry> {
  try {
    const server = side === 'smtp' ? smtpSettings(mailbox) : imapSettings(mailbox)
    if (!mailbox.signsInWith) return { ok: true, server }
    const grant = grantOf(scope, mailbox.id)
    if (!grant) return { ok: false, trouble: 'grant-over', detail: 'Nobody has signed in for it.' }
    const token = await accessToken(scope, { grantId: grant.id, refused })
    return token.ok ? { ok: true, server: { ...server, accessToken: token.token } } : token
  } catch (error) {
    if (!(error instanceof SecretUnreadable)) throw error
    return { ok: false, trouble: 'secret-unreadable', detail: error.message }
  }
}

/**
 * Uses one side of a mailbox. Where the server does not take the token it is renewed once, and the work done once more; a
 * password is tried a single time.
 * @param isRefused tells whether the work failed because the token was not taken
 */
export async function signedIn<T>(
  scope: Scope,
  { mailbox, side }: { mailbox: Mailbox; side: Side },
  work: (server: MailServer) => Promise<T>,
  isRefused: (result: T) => boolean,
): Promise<{ ok: true; result: T } | ({ ok: false } & NoEntry)> {
  const entry = await entryTo(scope, mailbox, side)
  if (!entry.ok) return entry
  const result = await work(entry.server)
  if (!entry.server.accessToken || !isRefused(result)) return { ok: true, result }
  const again = await entryTo(scope, mailbox, side, { refused: entry.server.accessToken })
  return again.ok ? { ok: true, result: await work(again.server) } : again
}
