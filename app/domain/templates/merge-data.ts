import type { MergeData } from './render.ts'
import type { Snippets } from './snippets.ts'

/** What the merge fields are filled from: plain values of the prospect, its contact, project and mailbox. */
export type MergeSource = {
  opener?: string | null
  contact?: {
    firstName: string | null
    lastName: string | null
    role: string | null
    email: string | null
  } | null
  site: { domain: string }
  page: { url: string | null; title: string | null }
  facts: {
    deadUrl?: string
    deadAnchor?: string
    deadCause?: string
    archiveUrl?: string
    paragraph?: string
    competitors?: string[]
    mention?: string
    quote?: { text: string; url: string; at: string }
    extra?: Record<string, string>
  }
  target?: { url: string; title: string | null } | null
  project: { name: string; siteUrl: string; domain: string }
  sender?: { fromName: string; email: string } | null
  snippets?: Snippets
}

/** Fills every field of the closed list; what is not known stays null and is then missing. */
export function mergeData(from: MergeSource): MergeData {
  const { contact, facts, sender } = from
  return {
    opener: from.opener ?? null,
    contact: {
      first_name: contact?.firstName ?? null,
      last_name: contact?.lastName ?? null,
      full_name: [contact?.firstName, contact?.lastName].filter(Boolean).join(' ') || null,
      role: contact?.role ?? null,
      email: contact?.email ?? null,
    },
    site: { domain: from.site.domain },
    page: { url: from.page.url, title: from.page.title, paragraph: facts.paragraph ?? null },
    dead: {
      url: facts.deadUrl ?? null,
      anchor: facts.deadAnchor ?? null,
      cause: facts.deadCause ?? null,
      archive_url: facts.archiveUrl ?? null,
    },
    mention: facts.mention ?? null,
    quote: {
      text: facts.quote?.text ?? null,
      url: facts.quote?.url ?? null,
      date: facts.quote ? quoteDay(facts.quote.at) : null,
    },
    competitor: facts.competitors?.[0] ?? null,
    competitors: facts.competitors ?? [],
    target: { url: from.target?.url ?? null, title: from.target?.title ?? null },
    project: { name: from.project.name, url: from.project.siteUrl, domain: from.project.domain },
    sender: {
      name: sender?.fromName ?? null,
      first_name: sender?.fromName.trim().split(/\s+/)[0] ?? null,
      email: sender?.email ?? null,
    },
    extra: facts.extra ?? {},
    snippets: from.snippets ?? {},
  }
}

/** "3 May 2026": the day on which words of theirs were read. */
function quoteDay(at: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(at))
}

/** {"contact.first_name": "Pia"} as {"contact": {"first_name": "Pia"}}; what is nested already stays. */
export function nestDottedNames(data: MergeData): MergeData {
  const nested: MergeData = { ...data }
  for (const [name, value] of Object.entries(data)) {
    const [group, key, ...more] = name.split('.')
    if (!group || !key || more.length) continue
    const before = nested[group]
    const known = typeof before === 'object' && before && !Array.isArray(before) ? before : {}
    nested[group] = { ...known, [key]: value }
  }
  return nested
}
