import type { Mailbox } from './connection.server.ts'
import type { MailboxChangesInput } from './mailbox-form.ts'
import type { Preset } from './presets.ts'

type Servers = Pick<
  Mailbox,
  | 'smtpHost'
  | 'smtpPort'
  | 'smtpSecurity'
  | 'smtpUser'
  | 'imapHost'
  | 'imapPort'
  | 'imapSecurity'
  | 'imapUser'
>

/** The servers of a mailbox as its form would send them: where a provider's sign-in decides them nobody types them. */
export function serverFields(servers: Servers): Record<string, string> {
  const { smtpHost, smtpPort, smtpSecurity, smtpUser, imapHost, imapPort, imapSecurity, imapUser } = servers
  const all = { smtpHost, smtpPort, smtpSecurity, smtpUser, imapHost, imapPort, imapSecurity, imapUser }
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, String(value)]))
}

/** The servers of a preset, entered as `user`. */
export function presetServers({ smtp, imap }: Preset, user: string): Servers {
  return {
    smtpHost: smtp.host,
    smtpPort: smtp.port,
    smtpSecurity: smtp.security,
    smtpUser: user,
    imapHost: imap.host,
    imapPort: imap.port,
    imapSecurity: imap.security,
    imapUser: user,
  }
}

/** The plain columns of a mailbox out of its form: all but address, secrets and state. */
export function rowOf(input: MailboxChangesInput) {
  return {
    fromName: input.fromName,
    legalName: input.legalName,
    postalAddress: input.postalAddress,
    signature: input.signature,
    preset: input.preset,
    smtpHost: input.smtpHost.toLowerCase(),
    smtpPort: input.smtpPort,
    smtpSecurity: input.smtpSecurity,
    smtpUser: input.smtpUser,
    imapHost: input.imapHost.toLowerCase(),
    imapPort: input.imapPort,
    imapSecurity: input.imapSecurity,
    imapUser: input.imapUser,
    allowBadCertificate: input.allowBadCertificate,
    dailyCap: input.dailyCap,
    windowFrom: input.windowFrom,
    windowTo: input.windowTo,
    weekdays: [...new Set(input.weekdays)].sort(),
    timeZone: input.timeZone,
    gapMinSeconds: input.gapMinSeconds,
    gapMaxSeconds: input.gapMaxSeconds,
    sentFolder: input.sentFolder || null,
    filesSentItself: { auto: null, yes: true, no: false }[input.filesSentItself],
  }
}
