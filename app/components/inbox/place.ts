/** Where the reader stands in the inbox: the conversations of the list beside, in their order. */
export type InboxPlace = {
  base: string
  ids: number[]
  /** "?tab=later&q=…", or nothing: leads back to the same list. */
  search: string
}

/** The address of a conversation over the same list; without one, of the list. */
export function threadPath(
  { base, search }: Pick<InboxPlace, 'base' | 'search'>,
  threadId?: number | null,
): string {
  return `${base}${threadId ? `/${threadId}` : ''}${search}`
}

/** What comes after this conversation in the list, else what comes before; null when it stands alone. */
export function neighbours(
  { ids }: InboxPlace,
  threadId: number,
): { next: number | null; previous: number | null } {
  const at = ids.indexOf(threadId)
  return { next: at === -1 ? (ids[0] ?? null) : (ids[at + 1] ?? null), previous: ids[at - 1] ?? null }
}

/** Tab and search of an address; a page further down the list is left out. */
export function placeSearch(params: URLSearchParams): string {
  const kept = new URLSearchParams()
  for (const name of ['tab', 'q']) {
    const value = params.get(name)
    if (value) kept.set(name, value)
  }
  const text = kept.toString()
  return text && `?${text}`
}
