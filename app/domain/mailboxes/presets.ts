import type { GrantProvider, MailSecurity } from '#db/vocabulary.ts'

export type MailSide = { host: string; port: number; security: MailSecurity }
export type Preset = {
  key: 'gmail' | 'microsoft' | 'fastmail' | 'generic'
  name: string
  smtp: MailSide
  imap: MailSide
  /** What a person must know before the password is typed. */
  note: string
}

export const PRESETS: Preset[] = [
  {
    key: 'gmail',
    name: 'Gmail or Google Workspace',
    smtp: { host: 'smtp.gmail.com', port: 465, security: 'tls' },
    imap: { host: 'imap.gmail.com', port: 993, security: 'tls' },
    note: 'For a password Google wants an app password: turn on 2-step verification, then make one under Security.',
  },
  {
    key: 'microsoft',
    name: 'Microsoft 365',
    smtp: { host: 'smtp.office365.com', port: 587, security: 'starttls' },
    imap: { host: 'outlook.office365.com', port: 993, security: 'tls' },
    note: 'Microsoft switches password login off by default: sign in instead, or have an administrator allow authenticated SMTP and IMAP for the account.',
  },
  {
    key: 'fastmail',
    name: 'Fastmail',
    smtp: { host: 'smtp.fastmail.com', port: 465, security: 'tls' },
    imap: { host: 'imap.fastmail.com', port: 993, security: 'tls' },
    note: 'Fastmail wants an app password: Settings, Privacy & Security, App passwords.',
  },
  {
    key: 'generic',
    name: 'Another provider',
    smtp: { host: '', port: 465, security: 'tls' },
    imap: { host: '', port: 993, security: 'tls' },
    note: 'Your provider calls these "outgoing server (SMTP)" and "incoming server (IMAP)".',
  },
]

/** The preset by its key; an unknown key is another provider. */
export function presetOf(key: string): Preset {
  return PRESETS.find((one) => one.key === key) ?? PRESETS.at(-1)!
}

/** The preset of a provider with which mailboxes sign in. */
export function presetOfProvider(provider: GrantProvider): Preset {
  return presetOf(provider === 'google' ? 'gmail' : provider)
}

/** Hosts that put a copy of each message sent through them into the Sent folder by themselves. */
const FILES_BY_ITSELF = /(^|\.)(gmail\.com|googlemail\.com|office365\.com|outlook\.com|microsoft\.com)$/i

/** Does the host file sent mail by itself? Decided by the SMTP host, unless the user said otherwise. */
export function filesSentItself(mailbox: { smtpHost: string; filesSentItself: boolean | null }): boolean {
  return mailbox.filesSentItself ?? FILES_BY_ITSELF.test(mailbox.smtpHost)
}
