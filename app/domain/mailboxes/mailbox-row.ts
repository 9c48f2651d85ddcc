import type { MailboxChangesInput } from './mailbox-form.ts'

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
