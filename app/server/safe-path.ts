const HERE = 'http://here.invalid'

/** A path of our own to go to after signing in; anything that a browser would take for another site leads home. */
export function safePath(text: string | null): string {
  if (!text?.startsWith('/')) return '/'
  const url = URL.parse(text, HERE)
  // Dots may leave two slashes in front, which would be a host again.
  if (url?.origin !== HERE || url.pathname.startsWith('//')) return '/'
  return url.pathname + url.search + url.hash
}
