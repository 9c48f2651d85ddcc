import { coveringDomains } from '../sites/suppression.ts'
import { bannedBy, bannedWords, type Banned, type Blacklist } from '../sites/blacklist.ts'
import type { Tactic } from '#db/vocabulary.ts'
import type { Candidate, Person } from './candidate.ts'

/** Whom an import must not make prospects of. */
export type Guards = {
  ownDomain: string
  competitors: ReadonlySet<string>
  suppressedDomains: ReadonlySet<string>
  suppressedAddresses: Pick<ReadonlySet<string>, 'has'>
  blacklist: Blacklist
}

/** Why a candidate is left out, in words that are the same for every such row; null when nothing speaks against it. */
export function refusalOf(candidate: Candidate, tactic: Tactic, guards: Guards): string | null {
  const { domain, people } = candidate
  if (domain === guards.ownDomain) return 'your own site'
  if (guards.competitors.has(domain)) return "a competitor's own site"
  if (tactic !== 'link_reclaim' && candidate.linksTo.includes(guards.ownDomain)) return 'already links to you'
  if (coveringDomains(`x@${domain}`).some((one) => guards.suppressedDomains.has(one)))
    return 'suppressed domain'
  const banned = bannedBy(guards.blacklist, candidate)
  if (banned) return bannedWords(banned)
  const addressed = people.filter((person) => person.email !== null)
  if (addressed.length === 0 || writable(addressed, guards).length > 0) return null
  const unwanted = addressed.map((person) => bannedPerson(person, guards)).find((entry) => entry !== null)
  return unwanted ? bannedWords(unwanted) : 'suppressed address'
}

/** The people of a row that may be written to. */
export function writable(people: Person[], guards: Guards): Person[] {
  return people.filter((person) => !isSuppressed(person, guards))
}

function isSuppressed(person: Person, guards: Guards): boolean {
  const { email } = person
  const { suppressedAddresses, suppressedDomains } = guards
  if (email === null) return false
  return (
    bannedPerson(person, guards) !== null ||
    suppressedAddresses.has(email) ||
    coveringDomains(email).some((domain) => suppressedDomains.has(domain))
  )
}

function bannedPerson({ email }: Person, { blacklist }: Guards): Banned | null {
  return bannedBy(blacklist, { domain: '', email })
}
