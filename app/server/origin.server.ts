/**
 * True when a request may change state: reads always; writes only from our own pages, told by Sec-Fetch-Site or by
 * Origin. One-click unsubscribe (RFC 8058) comes from mail servers with neither and is let in by its path.
 */
export function mayChangeState(request: Request): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return true
  const url = new URL(request.url)
  if (url.pathname.startsWith('/u/')) return true
  const site = request.headers.get('sec-fetch-site')
  if (site) return site === 'same-origin' || site === 'none'
  const origin = request.headers.get('origin')
  return origin !== null && origin !== 'null' && URL.parse(origin)?.host === url.host
}
