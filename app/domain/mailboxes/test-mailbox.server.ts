import type { Scope } from '../values/scope.server.ts'
import type { Mailbox } from './connection.server.ts'
import { entryTo, type NoEntry } from './sign-in.server.ts'
import { testConnection, type ConnectionTest, type SideTest } from './test-connection.server.ts'
import { troubleSentence, waitsForPerson } from './trouble-words.ts'

/** Tries both sides of a stored mailbox with what it signs in with. A token that a server refuses is renewed once. */
export async function testMailbox(scope: Scope, mailbox: Mailbox): Promise<ConnectionTest> {
  const first = await once(scope, mailbox, null)
  return first.refused ? (await once(scope, mailbox, first.refused)).test : first.test
}

/** @returns beside the test the token that a server did not take; it goes no further */
async function once(
  scope: Scope,
  mailbox: Mailbox,
  refused: string | null,
): Promise<{ test: ConnectionTest; refused: string | null }> {
  const smtp = await entryTo(scope, mailbox, 'smtp', { refused })
  if (!smtp.ok) return { test: noEntry(smtp, mailbox.smtpHost), refused: null }
  const imap = await entryTo(scope, mailbox, 'imap')
  if (!imap.ok) return { test: noEntry(imap, mailbox.smtpHost), refused: null }
  const test = await testConnection({ smtp: smtp.server, imap: imap.server })
  const isRefused = [test.smtp, test.imap].some((side) => !side.ok && side.waitsForPerson)
  return { test, refused: isRefused ? (smtp.server.accessToken ?? null) : null }
}

/** What a test says when nothing could be tried: there was no password or token to try it with. */
export function noEntry({ trouble, detail }: NoEntry, host: string): ConnectionTest {
  const says = troubleSentence({ word: trouble, host, detail })
  const side: SideTest = { ok: false, says, waitsForPerson: waitsForPerson(trouble) }
  return { ok: false, smtp: side, imap: side, sentFolder: null }
}
