import { parse } from 'tldts'

/** Query names that only track; dropped wherever two addresses are compared. */
const TRACKING = new Set(['gclid', 'fbclid', 'msclkid', 'mc_cid', 'mc_eid', 'ref', 'ref_src'])

/** An absolute http(s) URL read from user text, or null. Without a scheme, http is supposed. */
export function readWebAddress(text: string, base?: string | URL): URL | null {
  const trimmed = text.trim()
  if (!trimmed) return null
  if (base) return httpUrl(trimmed, base)
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed)
  const url = httpUrl(hasScheme ? trimmed : `http://${trimmed}`)
  const isGuess = url !== null && !hasScheme
  return isGuess && (!/[.:]/.test(url.hostname) || url.username !== '') ? null : url
}

/** The URL that `text` names against `base` when it is one of http or https, else null. Nothing is supposed. */
export function httpUrl(text: string, base?: string | URL): URL | null {
  const url = parsedUrl(text, base)
  return url !== null && (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname !== ''
    ? url
    : null
}

function parsedUrl(text: string, base?: string | URL): URL | null {
  try {
    return new URL(text, base)
  } catch {
    // Asking first whether it can be parsed would parse every address twice.
    return null
  }
}

/**
 * The site of a host or URL: the registrable domain by the public suffix list with its private part
 * (a.github.io and b.github.io differ); unknown suffix: the last two labels; an IP address is itself.
 * @returns lower case, punycode; null when there is no host in it
 */
export function siteOf(hostOrUrl: string | URL): string | null {
  const host = typeof hostOrUrl === 'string' ? hostIn(hostOrUrl) : hostOrUrl.hostname
  if (!host) return null
  const name = host.replace(/\.$/, '')
  if (name.startsWith('[')) return name
  return parse(name, { allowPrivateDomains: true, extractHostname: false }).domain ?? name
}

/**
 * The key under which two addresses of one page are equal ("Same page" of the rules on link checks): scheme, port
 * 80/443, www, userinfo, fragment, one trailing slash and tracking parameters are left out; path case is kept.
 */
export function pageKey(url: string | URL): string {
  const at = typeof url === 'string' ? new URL(url) : url
  const host = at.hostname.replace(/\.$/, '').replace(/^www\.(?=.)/, '')
  const port = at.port === '' || at.port === '80' || at.port === '443' ? '' : `:${at.port}`
  const path = normaliseEscapes(at.pathname).replace(/\/$/, '')
  const query = queryKey(at.search)
  return `${host}${port}${path}${query && `?${query}`}`
}

/** True when both addresses name the same page. */
export function isSamePage(a: string | URL, b: string | URL): boolean {
  return pageKey(a) === pageKey(b)
}

/** True for the name of a query parameter that only tracks, in any case. */
export function isTracking(name: string): boolean {
  const lower = name.toLowerCase()
  return lower.startsWith('utm_') || TRACKING.has(lower)
}

/** The address as a person would quote it: no fragment, no tracking parameters; scheme, www and slash are kept. */
export function withoutTracking(url: string | URL): string {
  const at = new URL(url)
  at.hash = ''
  const pairs = at.search.replace(/^\?/, '').split('&')
  const kept = pairs.filter((pair) => !isTracking(queryPart(pair.split('=')[0]!)))
  if (kept.length < pairs.length || at.search === '') at.search = kept.join('&')
  return at.href
}

/** Decodes escapes of unreserved octets only (RFC 3986, 6.2.2); the rest in upper-case hex. */
export function normaliseEscapes(text: string): string {
  if (!text.includes('%')) return text
  return text.replace(/%[0-9a-f]{2}/gi, (escape) => {
    const char = String.fromCharCode(parseInt(escape.slice(1), 16))
    return /[A-Za-z0-9\-._~]/.test(char) ? char : escape.toUpperCase()
  })
}

function hostIn(text: string): string | null {
  const trimmed = text.trim()
  const url = httpUrl(/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`)
  return url?.hostname ?? null
}

function queryKey(search: string): string {
  if (search.length < 2) return ''
  return search
    .slice(1)
    .split('&')
    .filter(Boolean)
    .map((pair) => {
      const cut = pair.indexOf('=')
      return cut < 0 ? [queryPart(pair), ''] : [queryPart(pair.slice(0, cut)), queryPart(pair.slice(cut + 1))]
    })
    .filter(([name]) => !isTracking(name!))
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('&')
}

function queryPart(text: string): string {
  return normaliseEscapes(text.replace(/\+/g, '%20'))
}
