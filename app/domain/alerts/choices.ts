import type { AlertKind, AlertMail, Role } from '#db/vocabulary.ts'

/** How one person hears of one kind of alert. */
export type AlertChoice = { inApp: boolean; mail: AlertMail }
export type AlertChoices = Partial<Record<AlertKind, AlertChoice>>

/** What needs somebody soon comes at once, the rest with the daily digest; news of good links is not listed. */
const BY_DEFAULT: Record<AlertKind, AlertChoice> = {
  link_live: { inApp: false, mail: 'digest' },
  link_recovered: { inApp: true, mail: 'digest' },
  link_degraded: { inApp: true, mail: 'digest' },
  link_at_risk: { inApp: true, mail: 'none' },
  link_lost: { inApp: true, mail: 'now' },
  link_overdue: { inApp: true, mail: 'digest' },
  link_unverifiable: { inApp: true, mail: 'digest' },
  mailbox_trouble: { inApp: true, mail: 'now' },
  send_unknown: { inApp: true, mail: 'now' },
  send_failed: { inApp: true, mail: 'none' },
  job_trouble: { inApp: true, mail: 'now' },
  network_trouble: { inApp: true, mail: 'now' },
  webhook_trouble: { inApp: true, mail: 'digest' },
}

/** Who gets mail without having asked for it. Personalisers and viewers may choose to. */
const MAILED_ROLES: readonly Role[] = ['owner', 'manager', 'builder']

/** What holds for a person and a kind: their own choice, else what is usual for their role. */
export function choiceFor(role: Role, saved: AlertChoices | null, kind: AlertKind): AlertChoice {
  const usual = BY_DEFAULT[kind]
  return saved?.[kind] ?? (MAILED_ROLES.includes(role) ? usual : { ...usual, mail: 'none' })
}

/**
 * How the mail about an alert goes. One that grows (more links of a host that is down) has been told at once already: its
 * growth waits for the digest, so that a bad night is one message and not fifty.
 */
export function mailFor(chosen: AlertMail, { wasTold }: { wasTold: boolean }): AlertMail {
  return chosen === 'now' && wasTold ? 'digest' : chosen
}

/** `07:30`; null for a text that is no time of day. */
export function readTime(text: string): string | null {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? text : null
}

/** True for a zone that can be reckoned with, by its IANA name. */
export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
