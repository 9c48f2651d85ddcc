/** The queue as it stands: what it is narrowed to, and perhaps which of it is in hand. @returns `?…` or an empty text */
export function queueSearch(params: URLSearchParams, at: number | null = null): string {
  const kept = new URLSearchParams([...params].filter(([name]) => ['f', 'q', 'id', 'all'].includes(name)))
  if (at !== null) kept.set('at', `${at}`)
  const text = kept.toString()
  return text && `?${text}`
}
