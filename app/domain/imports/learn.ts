import type { ProspectFacts } from '#db/tables/prospects.ts'
import type { Candidate } from './candidate.ts'

/** What a known prospect has in the columns that a file can add to. */
export type Known = {
  pageTitle: string | null
  authority: number | null
  authorityMetric: string | null
  facts: ProspectFacts
}

/**
 * What a row adds to a prospect that is already there. Gaps are filled, a newer value of the same metric is taken;
 * nothing is blanked, and what people wrote (stage, owner, notes) is never touched.
 * @returns the columns that change, or null
 */
export function learn(known: Known, candidate: Candidate): Partial<Known> | null {
  const learnt: Partial<Known> = {}
  if (known.pageTitle === null && candidate.pageTitle !== null) learnt.pageTitle = candidate.pageTitle
  const authority = betterAuthority(known, candidate)
  if (authority) {
    learnt.authority = authority.value
    learnt.authorityMetric = authority.metric
  }
  const facts = mergeFacts(known.facts, candidate.facts)
  if (facts) learnt.facts = facts
  return Object.keys(learnt).length > 0 ? learnt : null
}

function betterAuthority({ authority, authorityMetric }: Known, { authority: values }: Candidate) {
  if (authority === null) return values[0] ?? null
  const newer = values.find((one) => one.metric === authorityMetric)
  return newer && newer.value !== authority ? newer : null
}

/** @returns the known facts with the gaps filled, or null when nothing is new */
export function mergeFacts(known: ProspectFacts, more: ProspectFacts): ProspectFacts | null {
  const { extra, competitors, ...single } = more
  const merged: ProspectFacts = { ...single, ...known }
  const rivals = [...new Set([...(known.competitors ?? []), ...(competitors ?? [])])]
  if (rivals.length > 0) merged.competitors = rivals
  const beside = { ...extra, ...known.extra }
  if (Object.keys(beside).length > 0) merged.extra = beside
  const isNew =
    Object.keys(merged).length > Object.keys(known).length ||
    rivals.length > (known.competitors?.length ?? 0) ||
    Object.keys(beside).length > Object.keys(known.extra ?? {}).length
  return isNew ? merged : null
}
