import { coveringDomains } from '../sites/suppression.ts'
import type { Tactic } from '#db/vocabulary.ts'
import type { Candidate, Person } from './candidate.ts'

/** Whom an import must not make prospects of. */
export type Guards = {
  ownDomain: string
  competitors: ReadonlySet<string>
  suppressedDomains: ReadonlySet<string>
  suppressedAddresses: ReadonlySet<string>
}

/** Why a candidate is left out, in words that are the same for every such row; null when nothing speaks against it. */
export function refusalOf(candidate: Candidate, tactic: Tactic, guards: Guards): string | null {
  const { domain, people } = candidate
  if (domain === guards.ownDomain) return 'your own site'
  if (guards.competitors.has(domain)) return "a competitor's own site"
  if (tactic !== 'link_reclaim' && candidate.linksTo.includes(guards.ownDomain)) return 'already links to you'
  if (coveringDomains(`x@${domain}`).some((one) => guards.suppressedDomains.has(one)))
    return 'suppressed domain'
  const addressed = people.filter((person) => person.email !== null)
  if (addressed.length > 0 && addressed.every((person) => isSuppressed(person, guards)))
    return 'suppressed address'
  return null
}

/** The people of a row that may be written to. */
export function writable(people: Person[], guards: Guards): Person[] {
  return people.filter((person) => !isSuppressed(person, guards))
}

function isSuppressed({ email }: Person, { suppressedAddresses, suppressedDomains }: Guards): boolean {
  if (email === null) return false
  return (
    suppressedAddresses.has(email) || coveringDomains(email).some((domain) => suppressedDomains.has(domain))
  )
}
