import { parse } from 'tldts'

/** Query names that only track; dropped wherever two addresses are compared. */
const TRACKING = new Set(['gclid', 'fbclid', 'msclkid', 'mc_cid', 'mc_eid', 'ref', 'ref_src'])

/** An absolute http(s) URL read from user text, or null. Without a scheme, http is supposed. */
export function readWebAddress(text: string, base?: string | URL): URL | null {
  const trimmed = text.trim()
  if (!trimmed) return null
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed)
  const url = base ? URL.parse(trimmed, base) : URL.parse(hasScheme ? trimmed : `http://${trimmed}`)
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null
  if (!hasScheme && !base && !/[.:]/.test(url.hostname)) return null
  return url
}

/**
 * The site of a host or URL: the registrable domain by the public suffix list with its private part
 * (a.github.io and b.github.io differ); unknown suffix: the last two labels; an IP address is itself.
 * @returns lower case, punycode; null when there is no host in it
 */
export function siteOf(hostOrUrl: string): string | null {
  const found = parse(hostOrUrl, { allowPrivateDomains: true, validateHostname: false })
  const hostname = found.hostname?.replace(/\.$/, '')
  if (!hostname) return null
  const ascii = URL.parse(`http://${hostname}`)?.hostname ?? hostname
  if (found.isIp) return ascii
  return parse(ascii, { allowPrivateDomains: true, validateHostname: false }).domain ?? ascii
}

/**
 * The key under which two addresses of one page are equal ("Same page" of the rules on link checks): scheme, port
 * 80/443, www, userinfo, fragment, one trailing slash and tracking parameters are left out; path case is kept.
 */
export function pageKey(url: string | URL): string {
  const at = typeof url === 'string' ? new URL(url) : url
  const host = at.hostname.replace(/\.$/, '').replace(/^www\./, '')
  const port = at.port === '' || at.port === '80' || at.port === '443' ? '' : `:${at.port}`
  const path = normaliseEscapes(at.pathname).replace(/\/$/, '')
  const query = queryKey(at.search)
  return `${host}${port}${path}${query && `?${query}`}`
}

/** True when both addresses name the same page. */
export function isSamePage(a: string | URL, b: string | URL): boolean {
  return pageKey(a) === pageKey(b)
}

export function isTracking(name: string): boolean {
  const lower = name.toLowerCase()
  return lower.startsWith('utm_') || TRACKING.has(lower)
}

function queryKey(search: string): string {
  return search
    .replace(/^\?/, '')
    .split('&')
    .filter(Boolean)
    .map((pair) => {
      const [name = '', ...rest] = pair.split('=')
      return [queryPart(name), queryPart(rest.join('='))] as const
    })
    .filter(([name]) => !isTracking(name))
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('&')
}

function queryPart(text: string): string {
  return normaliseEscapes(text.replace(/\+/g, '%20'))
}

/** Decodes escapes of unreserved octets only (RFC 3986, 6.2.2); the rest in upper-case hex. */
function normaliseEscapes(text: string): string {
  return text.replace(/%[0-9a-f]{2}/gi, (escape) => {
    const char = String.fromCharCode(parseInt(escape.slice(1), 16))
    return /[A-Za-z0-9\-._~]/.test(char) ? char : escape.toUpperCase()
  })
}
