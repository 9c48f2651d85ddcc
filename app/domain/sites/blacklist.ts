import type { BlacklistKind } from '#db/vocabulary.ts'
import { coveringDomains, readSuppressed } from './suppression.ts'

export type Banned = { kind: BlacklistKind; value: string; reason: string }

/** Whom a reason to write would be about. @property pageKey host and path, without the scheme; "" for the whole site */
export type Subject = { domain: string; pageKey?: string; email?: string | null }

/** How a pattern is written, for the form and for those that cannot be read. */
export const PATTERN_HELP = '*.gov, *casino*, blog.example/tag/*, *@agency.example'

/**
 * Reads one line of the form or of a list: a site, an address, or a pattern with a star. A pattern needs three letters besides its
 * stars, so that nobody bans the whole web by a slip.
 */
export function readBanned(text: string): { kind: BlacklistKind; value: string } | null {
  const trimmed = text.trim()
  const bare = trimmed
    .replace(/^https?:\/\//i, '')
    .replace(/\/+$/, '')
    .toLowerCase()
  if (bare.includes('*'))
    return /^[\p{L}\p{N}*.@/_%~+-]+$/u.test(bare) && bare.replace(/[^\p{L}\p{N}]/gu, '').length >= 3
      ? { kind: 'pattern', value: bare.replaceAll(/\*+/g, '*') }
      : null
  const entry = readSuppressed(bare.replace(/^www\./, ''))
  return entry && { kind: entry.kind === 'domain' ? 'site' : 'address', value: entry.value }
}

/** The sites under which an entry would cover this subject: its domain, the host of its page, and their parents. */
export function sitesOf({ domain, pageKey }: Subject): string[] {
  const host = pageKey?.split('/')[0] || domain
  return [...new Set([...coveringDomains(`x@${domain}`), ...coveringDomains(`x@${host}`)])]
}

export type Blacklist = {
  sites: ReadonlyMap<string, Banned>
  addresses: ReadonlyMap<string, Banned>
  patterns: readonly { entry: Banned; fits: RegExp }[]
}

/** The list in the form in which it is asked often. */
export function blacklistOf(entries: Banned[]): Blacklist {
  const ofKind = (kind: BlacklistKind) => entries.filter((entry) => entry.kind === kind)
  return {
    sites: new Map(ofKind('site').map((entry) => [entry.value, entry])),
    addresses: new Map(ofKind('address').map((entry) => [entry.value, entry])),
    patterns: ofKind('pattern').map((entry) => ({ entry, fits: patternOf(entry.value) })),
  }
}

/** The entry that forbids this subject; the site before the address before a pattern. */
export function bannedBy(list: Blacklist, subject: Subject): Banned | null {
  if (list.sites.size + list.addresses.size + list.patterns.length === 0) return null
  for (const site of sitesOf(subject)) {
    const entry = list.sites.get(site)
    if (entry) return entry
  }
  const email = subject.email?.toLowerCase()
  const address = email && list.addresses.get(email)
  if (address) return address
  const texts = [subject.domain, subject.pageKey, email].filter((text) => text !== undefined)
  return list.patterns.find(({ fits }) => texts.some((text) => text && fits.test(text)))?.entry ?? null
}

/** "on the blacklist: casino (*casino*)": the reason, and the entry when it does not name the site itself. */
export function bannedWords({ kind, value, reason }: Banned): string {
  return `on the blacklist: ${reason}${kind === 'site' ? '' : ` (${value})`}`
}

function patternOf(value: string): RegExp {
  const parts = value.split('*').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`))
  return new RegExp(`^${parts.join('.*')}$`)
}
