/** Where the reader stands in the inbox: the conversations of the list beside, in their order. */
export type InboxPlace = {
  base: string
  ids: number[]
  /** "?tab=later&q=…&after=…", or nothing: leads back to the same list. */
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

type Conversation = { projectId: string | number | undefined; threadId: string | number | undefined }

/** Where a deed in a conversation is sent to: its name to its address. */
export type DeedPath = (deed: string) => string

/** The conversation of a request, over the list it was opened from. */
export function conversationPath(url: string, { projectId, threadId }: Conversation): string {
  return `/p/${projectId}/inbox/${threadId}${placeSearch(new URL(url).searchParams)}`
}

/** The address of a deed in the conversation of a request: for what can be undone. */
export function deedPath(url: string, { projectId, threadId }: Conversation, deed: string): string {
  return `/p/${projectId}/inbox/${threadId}/${deed}${placeSearch(new URL(url).searchParams)}`
}

/** Tab, search and page of an address: what leads back to the same list. */
export function placeSearch(params: URLSearchParams): string {
  const kept = new URLSearchParams()
  for (const name of ['tab', 'q', 'after']) {
    const value = params.get(name)
    if (value) kept.set(name, value)
  }
  const text = kept.toString()
  return text && `?${text}`
}
