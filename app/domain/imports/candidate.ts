import type { ProspectFacts } from '#db/tables/prospects.ts'
import type { Tactic } from '#db/vocabulary.ts'
import { splitName } from '../contacts/contact.ts'
import { readSiteDomain } from '../sites/site-domain.ts'
import { emailKey, emailSite, readEmailAddress } from '../values/email-address.ts'
import { pageKey, siteOf } from '../values/web-address.ts'
import { usableUrl } from './cells/address.ts'
import type { CanonicalRecord, Value } from './fields.ts'
import { METRIC_WORDS } from './metric-words.ts'
import { isFreeMail } from '../values/free-mail.ts'

export type Person = {
  email: string | null
  firstName: string | null
  lastName: string | null
  role: string | null
}

/** A reason to write to a site, as one row of a file gives it. */
export type Candidate = {
  domain: string
  pageUrl: string | null
  /** "" for the site as a whole. */
  pageKey: string
  pageTitle: string | null
  /** One value a metric of the whole domain; the first is shown in the grid. */
  authority: { metric: string; value: number }[]
  facts: ProspectFacts
  people: Person[]
  tags: string[]
  /** Sites that the page is said to link to. */
  linksTo: string[]
}

/**
 * Turns a canonical record into what a prospect would be.
 * @returns the reason when the record names no site to write to
 */
export function candidateOf(
  record: CanonicalRecord,
  { tactic }: { tactic: Tactic },
): { candidate: Candidate } | { rejected: string } {
  const people = peopleOf(record)
  const place = placeOf(record, people)
  if ('rejected' in place) return place
  const linksTo = linkedSites(record)
  return {
    candidate: {
      ...place,
      pageTitle: text(record.title),
      authority: authorityOf(record),
      facts: factsOf(record, tactic, linksTo),
      people,
      tags: tagsOf(record.tags),
      linksTo,
    },
  }
}

type Place = Pick<Candidate, 'domain' | 'pageUrl' | 'pageKey'>

function placeOf(record: CanonicalRecord, people: Person[]): Place | { rejected: string } {
  const address = text(record.source_url) ?? text(record.source_domain)
  if (address) {
    const url = usableUrl(address)
    const domain = url && readSiteDomain(url.hostname)
    if (!url || !domain) return { rejected: 'no usable URL' }
    const key = pageKey(url)
    if (key !== domain) return { domain, pageUrl: url.href, pageKey: key }
    return { ...wholeSite(domain), pageUrl: /^https?:/i.test(address) ? url.href : null }
  }
  const email = people[0]?.email
  if (!email) return { rejected: 'no usable URL or e-mail' }
  const domain = emailSite(email)
  if (isFreeMail(domain)) return { rejected: 'no site: the address is at a mail provider' }
  return wholeSite(domain)
}

const wholeSite = (domain: string): Place => ({ domain, pageUrl: null, pageKey: '' })

function peopleOf(record: CanonicalRecord): Person[] {
  const name = text(record.contact_name)
  const split = name ? splitName(name) : { firstName: null, lastName: null }
  const named = {
    firstName: text(record.first_name) ?? split.firstName,
    lastName: text(record.last_name) ?? (text(record.first_name) ? null : split.lastName),
    role: 'emails' in record ? text(record.role) : null,
  }
  const emails = [...new Set(addresses(record.emails))]
  if (emails.length === 0) return named.firstName || named.lastName ? [{ email: null, ...named }] : []
  const [first, ...others] = emails
  return [
    { email: first!, ...named },
    ...others.map((email) => ({ email, firstName: null, lastName: null, role: null })),
  ]
}

function addresses(value: unknown): string[] {
  const list = Array.isArray(value) ? (value as string[]) : []
  return list.flatMap((one) => {
    const address = readEmailAddress(one)
    return address ? [emailKey(address)] : []
  })
}

function authorityOf(record: CanonicalRecord): Candidate['authority'] {
  const values = (record.authority as Value[] | undefined) ?? []
  const whole = values.filter((one) => one.scope === 'domain')
  return whole.map(({ metric, value }) => ({ metric, value }))
}

function linkedSites(record: CanonicalRecord): string[] {
  const compared = (record.targets as { target: string; links: number }[] | undefined) ?? []
  const hit = compared
    .filter((one) => one.links > 0)
    .map((one) => usableUrl(one.target)?.hostname ?? one.target)
  const target = text(record.target_url)
  const hosts = target ? [...hit, usableUrl(target)?.hostname ?? ''] : hit
  return [...new Set(hosts.flatMap((host) => siteOf(host) ?? []))]
}

function factsOf(record: CanonicalRecord, tactic: Tactic, linksTo: string[]): ProspectFacts {
  const facts: ProspectFacts = {}
  const extra: Record<string, string> = {}
  const target = text(record.target_url)
  if (tactic === 'broken_link' && target) {
    facts.deadUrl = target
    if (text(record.anchor)) facts.deadAnchor = text(record.anchor)!
    if (typeof record.target_http_status === 'number') facts.deadCause = String(record.target_http_status)
  } else if (tactic === 'link_gap' && linksTo.length > 0) facts.competitors = linksTo
  else if (target) extra['Links to'] = target
  for (const { metric, scope, value } of (record.authority as Value[] | undefined) ?? [])
    if (scope === 'page') extra[METRIC_WORDS[metric] ?? metric] = String(value)
  if (text(record.notes)) facts.note = text(record.notes)!
  for (const field of ['company', 'phone', 'niche', 'price', 'status', 'language', 'city', 'country']) {
    if (text(record[field])) extra[field.charAt(0).toUpperCase() + field.slice(1)] = text(record[field])!
  }
  for (const [name, value] of Object.entries(record.extra)) {
    if (typeof value === 'string' && value.trim() !== '' && name !== '') extra[name] = value.trim()
  }
  if (Object.keys(extra).length > 0) facts.extra = extra
  return facts
}

function tagsOf(value: unknown): string[] {
  const list = text(value)?.split(/[,;|]/) ?? []
  return [...new Set(list.map((tag) => tag.trim().slice(0, 60)).filter(Boolean))]
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}
