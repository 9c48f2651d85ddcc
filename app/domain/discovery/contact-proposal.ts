/** What was found at a site, as far as the proposal needs it. */
export type Candidate = {
  contactId: number
  confidence: number
  /** Why nobody may write there, or null. */
  isBlocked: boolean
  isInvalid: boolean
}

/** Below this a find is shown, and left to a person. */
const SURE_ENOUGH = 0.5

/**
 * Whom to propose: the first of the finds, best first, that may be written to. Null where a person has chosen, or
 * nobody is sure enough.
 */
export function proposalAmong(candidates: Candidate[], chosenContactId: number | null): number | null {
  if (chosenContactId !== null) return null
  return (
    candidates.find((one) => !one.isBlocked && !one.isInvalid && one.confidence >= SURE_ENOUGH)?.contactId ??
    null
  )
}

/** What came of a search, in one sentence. */
export function outcomeWords({
  contacts,
  forms,
  pages,
  trouble,
}: {
  contacts: number
  forms: number
  pages: number
  trouble: string | null
}): string {
  const read = `${pages} ${pages === 1 ? 'page' : 'pages'} read`
  if (contacts > 0) return `${contacts} ${contacts === 1 ? 'address' : 'addresses'} found, ${read}`
  if (pages === 0) return `The site could not be read: ${trouble ?? 'no page answered'}`
  if (forms > 0) return `No address, but a contact form, ${read}`
  return `No address and no form, ${read}`
}
