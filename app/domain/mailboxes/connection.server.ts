import type { mailboxes } from '#db/tables/mailboxes.ts'
import type { MailServer } from '#app/gateways/mail-trouble.ts'
import { openSecret } from './secrets.server.ts'

export type Mailbox = typeof mailboxes.$inferSelect

/** Names whose secret is sealed: bound into the cipher. */
export function accountId(mailboxId: number, side: 'smtp' | 'imap'): string {
  return `mailbox:${mailboxId}:${side}`
}

/** How the SMTP side is reached. @throws SecretUnreadable */
export function smtpSettings(mailbox: Mailbox): MailServer {
  return {
    host: mailbox.smtpHost,
    port: mailbox.smtpPort,
    security: mailbox.smtpSecurity,
    user: mailbox.smtpUser,
    password: openSecret({ accountId: accountId(mailbox.id, 'smtp'), sealed: mailbox.smtpSecret }),
    allowBadCertificate: mailbox.allowBadCertificate,
  }
}

/** How the IMAP side is reached. @throws SecretUnreadable */
export function imapSettings(mailbox: Mailbox): MailServer {
  return {
    host: mailbox.imapHost,
    port: mailbox.imapPort,
    security: mailbox.imapSecurity,
    user: mailbox.imapUser,
    password: openSecret({ accountId: accountId(mailbox.id, 'imap'), sealed: mailbox.imapSecret }),
    allowBadCertificate: mailbox.allowBadCertificate,
  }
}
