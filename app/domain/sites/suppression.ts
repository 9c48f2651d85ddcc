import type { SuppressionKind, SuppressionReason } from '#db/vocabulary.ts'
import { emailKey, readEmailAddress } from '../values/email-address.ts'

/** From weak to strong: a stronger reason takes the place of a weaker one, never the other way round. */
const STRENGTH: SuppressionReason[] = [
  'imported',
  'bounced',
  'do_not_contact',
  'unsubscribed',
  'complained',
  'erased',
]

export function isStronger(reason: SuppressionReason, than: SuppressionReason): boolean {
  return STRENGTH.indexOf(reason) > STRENGTH.indexOf(than)
}

/** A complaint and an erasure are for good; every other entry a person may take off the list. */
export function isPermanent(reason: SuppressionReason): boolean {
  return reason === 'complained' || reason === 'erased'
}

/**
 * Reads one line of the form or of a list: an address, or a domain ("example.org", "@example.org").
 * @returns the entry in its stored spelling, or null
 */
export function readSuppressed(text: string): { kind: SuppressionKind; value: string } | null {
  const trimmed = text.trim()
  const address = readEmailAddress(trimmed)
  if (address) return { kind: 'address', value: emailKey(address) }
  const host = readHost(trimmed.replace(/^@/, ''))
  return host ? { kind: 'domain', value: host } : null
}

/** The domains whose suppression covers an address: its host and every parent with a dot in it. */
export function coveringDomains(email: string): string[] {
  const host = emailKey(email).slice(email.lastIndexOf('@') + 1)
  const labels = host.split('.')
  return labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'))
}

function readHost(text: string): string | null {
  if (/[\s@/]/.test(text)) return null
  const host = URL.parse(`http://${text}`)?.hostname ?? ''
  return /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}$/.test(host) && !/^[\d.]+$/.test(host)
    ? host
    : null
}
