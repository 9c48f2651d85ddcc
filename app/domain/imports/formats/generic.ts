import { looksLikeAddress, usableUrl } from '../cells/address.ts'
import { readEmails } from '../cells/emails.ts'
import { FIELDS, type Kind } from '../fields.ts'
import { normaliseHeader } from '../table/header.ts'
import { METRIC_WORDS } from '../metric-words.ts'
import type { Role } from './format.ts'

/** Names that people give the columns of their own sheets. Their order breaks ties. */
const SOURCE =
  'url,website,web,site,domain,homepage,link,page,prospect,blog,source,source url,source page,from,linking page,referring page url,referring page,backlink,page url,website url,site url,domain name,web site'
const TARGET = 'target,target url,target page,destination,link to'
const EMAIL = 'email,e-mail,email address,e-mail address,mail,contact email'
const NAME = 'name,full name,contact,contact name,author'
const ALIASES: Record<string, string[]> = {
  source_url: SOURCE.split(','),
  target_url: TARGET.split(','),
  email: EMAIL.split(','),
  contact_name: NAME.split(','),
  first_name: ['first name', 'firstname', 'given name'],
  last_name: ['last name', 'lastname', 'surname', 'family name'],
  role: ['job title', 'position', 'role'],
  anchor: ['anchor', 'anchor text', 'link text'],
  title: ['page title', 'source title'],
  notes: ['notes', 'note', 'comment', 'comments'],
  tags: ['tags', 'tag'],
  company: ['company', 'organisation', 'organization', 'company name'],
  phone: ['phone', 'phone number'],
  linkedin_url: ['linkedin', 'linkedin url'],
}

/** Whose metric a short name means. The file does not say it, so each gives a warning. */
const METRICS: Record<string, string> = {
  dr: 'ahrefs_dr',
  'domain rating': 'ahrefs_dr',
  ur: 'ahrefs_ur',
  da: 'moz_da',
  'domain authority': 'moz_da',
  pa: 'moz_pa',
  as: 'semrush_as',
  'authority score': 'semrush_as',
  tf: 'majestic_tf',
  'trust flow': 'majestic_tf',
  cf: 'majestic_cf',
  'citation flow': 'majestic_cf',
  authority: 'authority',
}

const REL: Record<string, NonNullable<Role['reads']>> = { rel: 'rel', follow: 'follow', nofollow: 'nofollow' }

const NAMES = new Set([
  ...Object.values(ALIASES).flat(),
  ...Object.keys(METRICS),
  ...Object.keys(REL),
  ...'title,niche,price,status,language,country,traffic'.split(','),
])

/** True for a name (normalised) that people give to a column we know. */
export function isKnownName(name: string): boolean {
  return NAMES.has(name)
}

export type Guess = { kind: Kind; roles: (Role | null)[]; warnings: string[] }

/** True when the header holds a name that a generic sheet is known by: enough for a URL, a domain or an e-mail. */
export function isGenericHeader(cells: string[]): boolean {
  const names = cells.map(normaliseHeader)
  return names.some((name) => ALIASES.source_url!.includes(name) || ALIASES.email!.includes(name))
}

/**
 * Guesses what the columns of a hand-made sheet hold.
 * @param samples rows of cells; they settle which of several alias columns is the one
 */
export function guessColumns(header: string[], samples: string[][]): Guess {
  const names = header.map(normaliseHeader)
  const roles: (Role | null)[] = header.map(() => null)
  const take = (field: string, fits: (cell: string) => boolean, must: boolean) => {
    const at = best(names, ALIASES[field]!, samples, roles, fits, must)
    if (at >= 0) roles[at] = { field }
  }
  take('email', (cell) => readEmails(cell).length > 0, false)
  take('target_url', looksLikeAddress, true)
  take('source_url', (cell) => usableUrl(cell) !== null, true)
  for (const field of ['contact_name', 'first_name', 'last_name'])
    take(field, (cell) => cell.trim() !== '', false)
  const kind = kindOf(roles)
  names.forEach((name, at) => {
    roles[at] ??= plainRole(name, kind, roles)
  })
  return { kind, roles, warnings: metricWarnings(header, roles) }
}

/** What the rows of a sheet are, by what its columns hold. */
export function kindOf(roles: (Role | null)[]): Kind {
  const has = (...fields: string[]) => roles.some((role) => role && fields.includes(role.field))
  if (has('email', 'contact_name', 'first_name', 'last_name')) return 'contact'
  return has('target_url') ? 'link' : 'prospect'
}

/** The role of every column that is neither an address nor a person. */
function plainRole(name: string, kind: Kind, taken: (Role | null)[]): Role | null {
  const role = nameRole(name, kind)
  if (!role) return null
  const isTaken = taken.some((other) => other?.field === role.field)
  return isTaken ? null : role
}

function nameRole(name: string, kind: Kind): Role | null {
  if (METRICS[name]) return { field: `authority.${METRICS[name]}`, scope: metricScope(name) }
  if (kind === 'link' && REL[name]) return { field: 'nofollow', reads: REL[name] }
  if (name === 'title') return { field: kind === 'contact' ? 'role' : 'title' }
  const alias = Object.keys(ALIASES).find((field) => ALIASES[field]!.includes(name))
  const field = alias ?? name.replaceAll(' ', '_')
  if (kind === 'link' && field === 'language') return { field: 'languages' }
  if (['source_url', 'target_url', 'email', 'contact_name'].includes(field)) return null
  const type = Object.hasOwn(FIELDS[kind], field) ? FIELDS[kind][field] : undefined
  return type && !['derived', 'values', 'extra'].includes(type) ? { field } : null
}

function metricScope(name: string): 'page' | 'domain' {
  return name === 'ur' || name === 'pa' ? 'page' : 'domain'
}

/** The alias column with most fitting cells; of equals, the one named first in the list of aliases. */
function best(
  names: string[],
  aliases: string[],
  samples: string[][],
  taken: (Role | null)[],
  fits: (cell: string) => boolean,
  must: boolean,
): number {
  let found = -1
  let most = must && samples.length > 0 ? 0 : -1
  for (const alias of aliases) {
    names.forEach((name, at) => {
      if (name !== alias || taken[at]) return
      const count = samples.reduce((sum, row) => sum + (fits(row[at] ?? '') ? 1 : 0), 0)
      if (count > most) {
        most = count
        found = at
      }
    })
  }
  return found
}

function metricWarnings(header: string[], roles: (Role | null)[]): string[] {
  return roles.flatMap((role, at) =>
    role?.field.startsWith('authority.')
      ? [
          `column "${header[at]!.trim()}" does not name its tool: taken for ${METRIC_WORDS[role.field.slice(10)] ?? role.field.slice(10)}`,
        ]
      : [],
  )
}
