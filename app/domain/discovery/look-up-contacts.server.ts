import { askHunter, HUNTER, type ListedPerson } from '#app/gateways/people/hunter.ts'
import type { Web } from '#app/gateways/web/open-web.ts'
import { readEmailAddress } from '../values/email-address.ts'
import type { Scope } from '../values/scope.server.ts'
import { providerAccount } from './provider-accounts.server.ts'

/** Several prospects of one site are one question, and one request of the team's plan. */
const KEEP_MS = 3_600_000

/** `said`: what the directory answered, for the outcome of the search. */
export type LookUp = { people: ListedPerson[]; said: string }

/** Asks the team's directory of people about a domain; null where the team has none. */
export async function lookUpContacts(scope: Scope, web: Web, domain: string): Promise<LookUp | null> {
  const account = providerAccount(scope, { provider: HUNTER.name })
  if (!account?.key) return null
  const { key, endpoint } = account
  const answer = await web.shared(`hunter ${scope.workspaceId} ${domain}`, KEEP_MS, () =>
    askHunter(web, { domain, key, endpoint }),
  )
  if (!answer.ok) return { people: [], said: `${HUNTER.label} ${answer.because}` }
  const people = answer.people.filter(({ email }) => readEmailAddress(email) !== null)
  const { length } = people
  return {
    people,
    said: `${HUNTER.label} has seen ${length === 0 ? 'no address' : length === 1 ? '1 address' : `${length} addresses`}`,
  }
}
