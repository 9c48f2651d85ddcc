/**
 * True when a request may change state: reads always; writes only from our own pages, told by Sec-Fetch-Site or by
 * Origin. Two paths are let in from anywhere, because the token in them is the right to do just that: one-click
 * unsubscribe (RFC 8058) from mail servers, and a page that somebody shows us from their browser.
 */
export function mayChangeState(request: Request): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return true
  const url = new URL(request.url)
  if (/^\/(?:u|shown)\//.test(url.pathname)) return true
  const site = request.headers.get('sec-fetch-site')
  if (site) return site === 'same-origin' || site === 'none'
  const origin = request.headers.get('origin')
  return origin !== null && origin !== 'null' && URL.parse(origin)?.host === url.host
}
