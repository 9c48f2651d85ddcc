import { addressesIn, readFoundAddress } from './address-text.ts'
import { entities, fromCloudflare, percent, typo3, unpacked } from './decode.ts'
import { SEAM, type Line, type LineLink, type Outline } from './outline.ts'
import { textsBuiltIn } from './script-text.ts'
import type { Way } from './sighting.ts'

/** An address in a line of a page; `at` is where in the line. */
export type Spot = { email: string; how: Way; line: number; at: number; linkText: string | null }

/** Every address that the markup of a page gives, however it is written. */
export function spotsIn(outline: Outline): Spot[] {
  const spots: Spot[] = []
  outline.lines.forEach((line, at) => {
    if (line.placement.isComment) return
    for (const link of line.links)
      spots.push(...inLink(link).map((one) => ({ ...one, line: at, at: link.from, linkText: link.text })))
    for (const attributes of line.attributes)
      spots.push(...inAttributes(attributes).map((one) => ({ ...one, line: at, at: 0, linkText: null })))
    spots.push(...inText(line.raw).map((one) => ({ ...one, line: at, linkText: null })))
  })
  for (const { value, line } of outline.meta) {
    const email = readFoundAddress(value.replace(/^mailto:/i, ''))
    if (email) spots.push({ email, how: 'microdata', line, at: 0, linkText: null })
  }
  for (const script of outline.scripts) {
    const line = Math.min(script.line, outline.lines.length - 1)
    for (const email of inScript(script.text))
      spots.push({ email, how: 'script', line, at: outline.lines[line]?.raw.length ?? 0, linkText: null })
  }
  return spots
}

function inText(raw: string): { email: string; how: Way; at: number }[] {
  const spaced = raw.replaceAll(SEAM, ' ')
  const found = addressesIn(spaced)
  // "jane<b>@</b>site" is one word only without its seams.
  const { text, places } = tight(raw)
  const more = raw.includes(SEAM)
    ? addressesIn(text)
        .map((one) => ({ ...one, from: places[one.from]!, to: places[one.to - 1]! + 1, isObfuscated: true }))
        .filter((one) => !found.some((other) => other.from < one.to && one.from < other.to))
    : []
  return [...found, ...more].map(({ email, from, isObfuscated }) => ({
    email,
    at: from,
    how: isObfuscated ? 'obfuscated' : 'text',
  }))
}

function tight(raw: string): { text: string; places: number[] } {
  const places: number[] = []
  let text = ''
  for (let at = 0; at < raw.length; at++) {
    const letter = raw[at]!
    if (letter === SEAM) continue
    places.push(at)
    text += letter
  }
  return { text, places }
}

type Unplaced = { email: string; how: Way }

function inLink({ href, onclick, text }: LineLink): Unplaced[] {
  const mailto = /^\s*(?:mail\s*to|e-?mail)\s*:\s*/i.exec(percent(href).slice(0, 30)) ? href : null
  if (mailto) return inMailto(mailto)
  const protectedBy = /\/cdn-cgi\/l\/email-protection#([0-9a-f]+)/i.exec(href)
  const fromHash = protectedBy && fromCloudflare(protectedBy[1]!)
  if (fromHash) return [{ email: fromHash, how: 'cloudflare' }]
  const script = `${href.replace(/^javascript:/i, '')};${onclick}`
  if (/^javascript:/i.test(href) || onclick) return inHandler(script)
  // "http://jane@site.test" in a link is a slip of the pen when its text is that address.
  const slip = /^(?:https?:\/\/)?([^\s/@:]+@[^\s/@]+)\/?$/i.exec(href)
  const email = slip && readFoundAddress(slip[1]!)
  return email && text.toLowerCase().includes(email) ? [{ email, how: 'text' }] : []
}

/** RFC 6068: several recipients before the question mark and in `to`; copies go to somebody else. */
function inMailto(href: string): Unplaced[] {
  const [path = '', query = ''] = entities(href)
    .replace(/^\s*(?:mailto|e-?mail|mail\s*to)(?::|%3a)\s*(?:\/\/)?/i, '')
    .split('?', 2)
  const to = query
    .split('&')
    .filter((pair) => /^to=/i.test(pair))
    .map((pair) => pair.slice(3))
  return [path, ...to]
    .flatMap((part) => percent(part).split(/[,;]/))
    .flatMap((part) => {
      const bare = /<([^<>]+)>/.exec(part)?.[1] ?? part
      const plain = readFoundAddress(bare.replace(/^\s*mailto:/i, ''))
      if (plain) return [{ email: plain, how: 'mailto' as const }]
      const [spotted] = addressesIn(bare)
      return spotted
        ? [
            {
              email: spotted.email,
              how: spotted.isObfuscated ? ('obfuscated' as const) : ('mailto' as const),
            },
          ]
        : []
    })
}

function inHandler(script: string): Unplaced[] {
  const shifted = /UnCryptMailto\(\s*(?:'([^']+)'|"([^"]+)")\s*(?:,\s*(-?\d+))?/i.exec(percent(script))
  if (shifted) {
    const coded = shifted[1] ?? shifted[2]!
    const steps = shifted[3] ? [Number(shifted[3]), -Number(shifted[3])] : [-1, 1, -2, 2, -3, 3]
    for (const step of steps) {
      const email = mailtoIn(typo3(coded, step))
      if (email) return [{ email, how: 'script' }]
    }
  }
  const built = textsBuiltIn(`${script};`).concat(textsBuiltIn(`x=${script.replace(/^[^'"]*(?=['"])/, '')}`))
  const literals = [...script.matchAll(/'([^']{3,300})'|"([^"]{3,300})"/g)].map((one) => one[1] ?? one[2]!)
  const emails = [...built, percent(script)].flatMap((text) => addressesIn(text).map((one) => one.email))
  const unpackedOnes = emails.length > 0 ? [] : literals.flatMap((one) => unpacked(one) ?? [])
  const parts = emails.length + unpackedOnes.length > 0 ? [] : (fromParts(literals) ?? [])
  return [...new Set([...emails, ...unpackedOnes, ...parts])].map((email) => ({ email, how: 'script' }))
}

/** `mail('info', 'site.test')` and `mail('site', 'test', 'info')`-like calls: name first, then the rest. */
function fromParts(literals: string[]): string[] | null {
  if (literals.length < 2 || literals.length > 4) return null
  const [local, ...rest] = literals
  const domain = rest.join('.').replace(/\.{2,}/g, '.')
  const email =
    /^[\w.-]+$/.test(local!) && /^[\w.-]+\.[a-z]{2,}$/i.test(domain)
      ? readFoundAddress(`${local}@${domain}`)
      : null
  return email ? [email] : null
}

function mailtoIn(text: string): string | null {
  const found = /^mailto:([^?]+)/i.exec(text)
  return found ? readFoundAddress(found[1]!) : null
}

const LOCAL_PART =
  /^data-(?:.*-)?(?:user|username|name|local|localpart|u|n|part1|first|a|account|id|email-(?:name|user)|mail-(?:name|user))$/
const DOMAIN_PART = /^data-(?:.*-)?(?:domain|host|hostname|site|website|d|part2|b|server|at)$/
const TLD_PART = /^data-(?:.*-)?(?:tld|ext|suffix|t|part3|c|zone)$/
function inAttributes(attributes: Map<string, string>): Unplaced[] {
  const protectedBy = attributes.get('data-cfemail')
  if (protectedBy !== undefined) {
    const email = fromCloudflare(protectedBy.trim())
    return email ? [{ email, how: 'cloudflare' }] : []
  }
  const found: Unplaced[] = []
  for (const [name, value] of attributes) {
    const isPlain = name === 'aria-label' || name === 'title'
    if (name === 'content')
      found.push(...addressesIn(value).map(({ email }) => ({ email, how: 'microdata' as const })))
    else if (isPlain)
      found.push(
        ...addressesIn(value)
          .filter((one) => !one.isObfuscated)
          .map(({ email }) => ({ email, how: 'attribute' as const })),
      )
    else if (name.startsWith('data-')) {
      const email = unpacked(value)
      if (email) found.push({ email, how: 'attribute' })
    }
  }
  const [first, last] = [attributes.get('first'), attributes.get('last')].map((one) =>
    Buffer.from(one ?? '', 'base64').toString('utf8'),
  )
  const hidden = first && last ? readFoundAddress(`${first}@${last}`) : null
  if (hidden) return [{ email: hidden, how: 'attribute' }]
  const part = (pattern: RegExp) =>
    [...attributes].find(([name, value]) => pattern.test(name) && value.trim())?.[1]?.trim()
  const [local, domain, tld] = [part(LOCAL_PART), part(DOMAIN_PART), part(TLD_PART)]
  if (found.length === 0 && local && domain && !local.includes('@')) {
    const tail = domain.includes('.') || !tld ? domain : `${domain}.${tld.replace(/^\./, '')}`
    const email = [
      `${local}@${tail}`,
      `${[...local].reverse().join('')}@${[...tail].reverse().join('')}`,
    ].flatMap((one) => readFoundAddress(one.replace(/^@|@@/g, '@')) ?? [])[0]
    if (email) found.push({ email, how: 'attribute' })
  }
  return found
}

const MOST_DATA = 500_000

function inScript(text: string): string[] {
  const built = textsBuiltIn(text)
  const all = built.flatMap((one) => [
    ...addressesIn(percent(one)).map((spotted) => spotted.email),
    ...(/^[\w+/=.:@[\]-]{8,200}$/.test(one.trim()) && !one.includes('://') ? [unpacked(one) ?? ''] : []),
  ])
  // Data for a script: a value that is an address and nothing else.
  const values = [...text.slice(0, MOST_DATA).matchAll(/["']([^"'\s@<>]{1,64}@[^"'\s@<>]{3,100})["']/g)]
  all.push(...values.flatMap((one) => readFoundAddress(one[1]!) ?? []))
  return [...new Set(all.filter(Boolean))]
}

/** The line without its seams, for people to read. */
export function readable(line: Line): string {
  return line.raw.replaceAll(SEAM, ' ').replace(/\s+/g, ' ').trim()
}
