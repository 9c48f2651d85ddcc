import { addressesIn, readFoundAddress } from './address-text.ts'
import { entities } from './decode.ts'
import { personName } from './person-name.ts'

export type Stated = { email: string; name: string | null; role: string | null; isByline: boolean }

/** What a page's JSON-LD says about people and organisations. */
export type Statements = { contacts: Stated[]; authorUrls: string[]; authors: string[] }

/** Belongs to somebody else, whatever stands in it. */
const OTHERS = new Set(
  'review reviews comment itemreviewed sponsor funder mentions citation isbasedon provider offers seller client customer performer competitor subjectof hiringorganization'.split(
    ' ',
  ),
)

type Place = { key: string; type: string; isByline: boolean }

/** Reads the JSON-LD blocks of a page. A block that cannot be parsed says nothing. */
export function readStatements(blocks: string[]): Statements {
  const found: Statements = { contacts: [], authorUrls: [], authors: [] }
  for (const block of blocks) {
    const data = parsed(block)
    if (data !== undefined) collect(data, { key: '', type: '', isByline: false }, found, 0)
  }
  return found
}

function parsed(block: string): unknown {
  const text = block
    .replace(/^\s*(?:<!--|\/\/<!\[CDATA\[|\/\*<!\[CDATA\[\*\/)|(?:-->|\/\/\]\]>|\/\*\]\]>\*\/)\s*$/g, '')
    .trim()
  for (const attempt of [text, text.replace(/,\s*([}\]])/g, '$1'), text.replace(/[\n\r\t]+/g, ' ')]) {
    try {
      return JSON.parse(attempt) as unknown
    } catch {
      // The next attempt mends what content systems often break; data that stays broken says nothing.
    }
  }
  return undefined
}

function collect(node: unknown, place: Place, found: Statements, depth: number): void {
  if (depth > 12 || found.contacts.length > 200) return
  if (Array.isArray(node)) {
    for (const one of node) collect(one, place, found, depth + 1)
    return
  }
  if (node === null || typeof node !== 'object') return
  const record = node as Record<string, unknown>
  const type = texts(record['@type']).join(' ').toLowerCase()
  if (
    /review|comment|product|offer|jobposting|event\b/.test(type) &&
    !/newsarticle|reviewnewsarticle/.test(type)
  )
    return
  const isByline = place.isByline || place.key === 'author' || place.key === 'creator'
  const isPerson = /person/.test(type) || (isByline && !/organi[sz]ation/.test(type))
  const name =
    texts(record.name)[0] ??
    [texts(record.givenName)[0], texts(record.familyName)[0]].filter(Boolean).join(' ')
  const person = isPerson ? personName(entities(name), { mayBeOneWord: true }) : null
  if (isPerson && isByline) {
    found.authorUrls.push(...texts(record.url), ...texts(record['@id']), ...texts(record.mainEntityOfPage))
    if (person) found.authors.push(person)
  }
  const role =
    texts(record.jobTitle)[0] ?? texts(record.contactType)[0] ?? (isPerson && isByline ? 'author' : null)
  for (const email of texts(record.email).flatMap(addressesOf))
    found.contacts.push({
      email,
      name: person,
      role: role ? entities(role).trim() : null,
      isByline: isByline && isPerson,
    })
  for (const [key, value] of Object.entries(record)) {
    if (OTHERS.has(key.toLowerCase()) || key === 'email') continue
    // Who made a site is not who keeps it.
    if (key === 'creator' && /website|webpage/.test(type)) continue
    collect(
      value,
      { key, type, isByline: key === 'author' || key === 'creator' || (isByline && key === '@graph') },
      found,
      depth + 1,
    )
  }
}

function addressesOf(text: string): string[] {
  const plain = entities(text)
    .replace(/^\s*mailto:/i, '')
    .replace(/\?.*$/, '')
  const one = readFoundAddress(plain)
  return one ? [one] : addressesIn(plain).map(({ email }) => email)
}

function texts(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() ? [value.trim()] : []
  if (Array.isArray(value)) return value.flatMap((one) => (typeof one === 'string' ? texts(one) : []))
  return []
}
