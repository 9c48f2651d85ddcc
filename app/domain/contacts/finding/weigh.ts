import { isRoleAddress } from '../contact.ts'
import { isForOtherMatters, isFreeMailAddress } from './false-friends.ts'
import { nameFits } from './person-name.ts'
import { isOwnAddress } from './read-page.ts'
import type { FoundContact, PageKind, Sighting, Way } from './sighting.ts'

const BY_WAY: Record<Way, number> = {
  mailto: 0.9,
  'json-ld': 0.88,
  microdata: 0.88,
  cloudflare: 0.87,
  text: 0.85,
  obfuscated: 0.8,
  attribute: 0.75,
  script: 0.75,
  'security.txt': 0.4,
  'humans.txt': 0.45,
}
const FOR_CONTACT = new Set<PageKind>(['contact', 'imprint', 'team', 'about', 'author'])

/**
 * Puts the sightings of all pages together: each address once, without those that belong to somebody else, the best
 * to write to first.
 */
export function weighContacts(sightings: Sighting[], ownSites: Set<string>): FoundContact[] {
  const groups = new Map<string, Sighting[]>()
  for (const one of sightings) groups.set(one.email, [...(groups.get(one.email) ?? []), one])
  const own = [...groups].filter(([, seen]) => belongs(seen, ownSites) === 'yes')
  // Where the site gives no address of its own, the one of its publisher under another name is what there is.
  const maybe = own.length > 0 ? [] : [...groups].filter(([, seen]) => belongs(seen, ownSites) === 'perhaps')
  return [...own, ...maybe]
    .map(([, seen]) => ({ contact: contactOf(seen, ownSites), rank: rankOf(seen) }))
    .sort(
      (a, b) =>
        b.rank - a.rank ||
        b.contact.confidence - a.contact.confidence ||
        (a.contact.email < b.contact.email ? -1 : 1),
    )
    .map(({ contact }) => contact)
}

function belongs(seen: Sighting[], ownSites: Set<string>): 'yes' | 'perhaps' | 'no' {
  const [{ email }] = seen as [Sighting]
  if (isOwnAddress(email, ownSites)) return 'yes'
  const clean = seen.filter((one) => !one.isOfOthers)
  if (clean.length === 0) return 'no'
  if (clean.some((one) => one.how === 'json-ld' && (one.isByline || one.kind !== 'other'))) return 'yes'
  if (isFreeMailAddress(email)) return clean.some(isOffered) ? 'yes' : 'no'
  const isPerson = clean.some(
    (one) =>
      one.name !== null && nameFits(one.name, email) > 0 && (FOR_CONTACT.has(one.kind) || one.isByline),
  )
  const domain = email.slice(email.lastIndexOf('@') + 1)
  const isPersonsOwn = clean.some(
    (one) =>
      one.name !== null &&
      (one.kind === 'author' || one.isByline) &&
      nameFits(one.name, `${domain.split('.')[0]}@x`) > 1,
  )
  if (isPerson || isPersonsOwn) return 'yes'
  return clean.some(
    (one) =>
      one.how !== 'script' && (FOR_CONTACT.has(one.kind) || one.place === 'footer' || one.place === 'header'),
  )
    ? 'perhaps'
    : 'no'
}

/** The page means it as a way to reach it, and does not only speak of it. */
function isOffered(one: Sighting): boolean {
  if (
    FOR_CONTACT.has(one.kind) ||
    one.kind === 'home' ||
    one.isByline ||
    one.place !== 'content' ||
    one.how === 'mailto' ||
    one.how === 'cloudflare'
  )
    return true
  return /e-?mail|contact|kontakt|contat|reach|write|schreib|écri|escrib|scriv|correo|courriel|mail/i.test(
    one.context.replace(one.email, ''),
  )
}

function contactOf(seen: Sighting[], ownSites: Set<string>): FoundContact {
  const [{ email }] = seen as [Sighting]
  const best = seen.toSorted((a, b) => BY_WAY[b.how] + pagePoints(b) - BY_WAY[a.how] - pagePoints(a))[0]!
  const named = seen
    .filter((one) => one.name !== null)
    .sort((a, b) => nameFits(b.name!, email) - nameFits(a.name!, email) || pagePoints(b) - pagePoints(a))
  const name = named[0]?.name ?? null
  const roles = [...named, ...seen].filter((one) => one.role !== null)
  const role = roles.find((one) => one.role !== 'author')?.role ?? roles[0]?.role ?? null
  const pages = new Set(seen.map((one) => one.page)).size
  let confidence = BY_WAY[best.how] + pagePoints(best) + (pages > 1 ? 0.02 : 0)
  if (!isOwnAddress(email, ownSites)) confidence -= isFreeMailAddress(email) ? 0.1 : 0.3
  if (isForOtherMatters(email)) confidence = Math.min(confidence, 0.5)
  return {
    email,
    name,
    role,
    found_on: best.page,
    how: best.how,
    confidence: Math.round(Math.min(0.98, Math.max(0.05, confidence)) * 100) / 100,
  }
}

function pagePoints({ kind, place }: Sighting): number {
  return (FOR_CONTACT.has(kind) ? 0.05 : 0) + (place === 'content' ? 0.01 : 0)
}

const EDITORIAL =
  /editor|redakt|rédact|redact|redatt|redazion|redakcj|redaksj|content|author|autor|auteur|journalist|writer|publisher|herausgeb|founder|gründer|fondat|fundador|owner|inhaber|blog/i
const EDITORIAL_BOX =
  /^(?:editor|editors|editorial|redaktion|redaction|redazione|redaccion|redactie|redakcja|redaktionen|newsroom|news|tips|submissions|content|blog)$/
const GENERAL_BOX =
  /^(?:info|hello|hallo|hi|contact|contacto|contatti|kontakt|mail|post|office|team|bonjour|ciao|hola|hej|czesc)$/

/** How much an address is worth a letter about a link: a named editor, the editors, somebody, anybody, then those for other matters. */
function rankOf(seen: Sighting[]): number {
  const [{ email }] = seen as [Sighting]
  const local = email.slice(0, email.indexOf('@'))
  if (isForOtherMatters(email)) return 0
  if (seen.every((one) => one.how === 'security.txt' || one.how === 'humans.txt')) return 1
  const isPersonal = seen.some((one) => one.name !== null) && !isRoleAddress(email)
  const isEditorial =
    seen.some((one) => one.role !== null && EDITORIAL.test(one.role)) || seen.some((one) => one.isByline)
  if (isPersonal && isEditorial) return 6
  if (EDITORIAL_BOX.test(local) || isEditorial) return 5
  if (isPersonal) return 4
  if (GENERAL_BOX.test(local)) return 3
  return 2
}
