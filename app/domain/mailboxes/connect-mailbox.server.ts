import { eq } from 'drizzle-orm'
import { mailboxes } from '#db/tables/mailboxes.ts'
import type { MailServer } from '#app/gateways/mail-trouble.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { accessToken } from './access-token.server.ts'
import { addMailbox } from './add-mailbox.server.ts'
import { imapSettings, smtpSettings } from './connection.server.ts'
import { editMailbox, isOtherConnection } from './edit-mailbox.server.ts'
import { getMailbox } from './get-mailbox.server.ts'
import { giveGrant, waitingGrant } from './grants.server.ts'
import type { MailboxChangesInput, NewMailboxInput } from './mailbox-form.ts'
import { SecretUnreadable } from './secrets.server.ts'
import { testConnection, type ConnectionTest } from './test-connection.server.ts'
import { noEntry, testMailbox } from './test-mailbox.server.ts'

export type Connected =
  | { ok: true; id: number; test: ConnectionTest }
  | { ok: false; reason: 'test-failed'; test: ConnectionTest }
  | { ok: false; reason: 'already-there' }

/** Tries both sides and adds the mailbox only when both work. */
export async function connectMailbox(scope: Scope, input: NewMailboxInput): Promise<Connected> {
  if (input.grant) return connectGranted(scope, input.grant, input)
  const test = await testConnection(sidesOf(input))
  if (!test.ok) return { ok: false, reason: 'test-failed', test }
  const added = addMailbox(scope, input)
  return added.ok ? { ...added, test } : added
}

export type Changed = { ok: true; test: ConnectionTest | null } | { ok: false; test: ConnectionTest }

/**
 * Changes a mailbox. Where its servers or passwords change, both sides are tried first (with the stored passwords where none was
 * typed), and nothing is kept unless they work.
 */
export async function changeMailbox(
  scope: Scope,
  mailboxId: number,
  input: MailboxChangesInput,
): Promise<Changed> {
  const isTried = isOtherConnection(getMailbox(scope, mailboxId), input)
  const stored = isTried ? storedPasswords(scope, mailboxId) : null
  const test =
    stored &&
    (await testConnection(
      sidesOf({
        ...input,
        smtpPassword: input.smtpPassword || stored.smtp,
        imapPassword: input.imapPassword || stored.imap,
      }),
    ))
  if (test && !test.ok) return { ok: false, test }
  editMailbox(scope, mailboxId, input)
  return { ok: true, test }
}

/** Tries a stored mailbox again. When both sides work, a refused sign-in is forgiven. */
export async function retestMailbox(scope: Scope, mailboxId: number): Promise<ConnectionTest> {
  const mailbox = getMailbox(scope, mailboxId)
  const test = await testMailbox(scope, mailbox)
  if (test.ok)
    scope.db
      .update(mailboxes)
      .set({
        needsPassword: false,
        ...(mailbox.status === 'trouble' ? { status: 'ok' as const, statusBecause: null } : {}),
      })
      .where(eq(mailboxes.id, mailboxId))
      .run()
  return test
}

/** The same for a mailbox whose owner signed in at the provider: the tokens wait in a grant. @throws NotFound when it is over */
async function connectGranted(scope: Scope, grantId: number, input: NewMailboxInput): Promise<Connected> {
  const { id } = waitingGrant(scope, grantId)
  const token = await accessToken(scope, { grantId: id })
  if (!token.ok) return { ok: false, reason: 'test-failed', test: noEntry(token, input.smtpHost) }
  const { smtp, imap } = sidesOf(input)
  const test = await testConnection({
    smtp: { ...smtp, accessToken: token.token },
    imap: { ...imap, accessToken: token.token },
  })
  if (!test.ok) return { ok: false, reason: 'test-failed', test }
  return inTransaction(scope, (tx) => {
    const added = addMailbox(tx, input)
    if (!added.ok) return added
    giveGrant(tx, { grantId, mailboxId: added.id })
    return { ...added, test }
  })
}

function storedPasswords(scope: Scope, mailboxId: number): { smtp: string; imap: string } {
  const mailbox = getMailbox(scope, mailboxId)
  try {
    return { smtp: smtpSettings(mailbox).password, imap: imapSettings(mailbox).password }
  } catch (error) {
    if (error instanceof SecretUnreadable) return { smtp: '', imap: '' }
    throw error
  }
}

function sidesOf(input: MailboxChangesInput): { smtp: MailServer; imap: MailServer } {
  const { allowBadCertificate } = input
  return {
    smtp: {
      host: input.smtpHost,
      port: input.smtpPort,
      security: input.smtpSecurity,
      user: input.smtpUser,
      password: input.smtpPassword,
      allowBadCertificate,
    },
    imap: {
      host: input.imapHost,
      port: input.imapPort,
      security: input.imapSecurity,
      user: input.imapUser,
      password: input.imapPassword || input.smtpPassword,
      allowBadCertificate,
    },
  }
}
