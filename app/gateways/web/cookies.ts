type Cookie = {
  name: string
  value: string
  host: string
  isHostOnly: boolean
  path: string
  isSecure: boolean
}

/** Cookies of one chain of requests, kept only as long as it lasts (RFC 6265, without a clock's expiry). */
export class Cookies {
  #kept: Cookie[] = []

  /** Takes over what an answer of `url` sets; an expired cookie is forgotten. */
  take(url: URL, setCookies: string[]): void {
    for (const line of setCookies) {
      const cookie = readCookie(url, line)
      if (!cookie) continue
      this.#kept = this.#kept.filter((one) => !isSame(one, cookie))
      if (!cookie.isExpired) this.#kept.push(cookie)
    }
  }

  /** The Cookie header for a request to `url`, or an empty text. */
  headerFor(url: URL): string {
    return this.#kept
      .filter((cookie) => belongs(cookie, url))
      .sort((a, b) => b.path.length - a.path.length)
      .map((cookie) => (cookie.name ? `${cookie.name}=${cookie.value}` : cookie.value))
      .join('; ')
  }
}

function readCookie(url: URL, line: string): (Cookie & { isExpired: boolean }) | null {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
  const [name, value] = split(pair)
  if (!name && !value) return null
  const said = new Map(attributes.map(split).map(([key, text]) => [key.toLowerCase(), text]))
  const domain = (said.get('domain') ?? '').replace(/^\./, '').toLowerCase()
  const host = url.hostname
  if (domain && host !== domain && !host.endsWith(`.${domain}`)) return null
  const path = said.get('path')
  return {
    name,
    value,
    host: domain || host,
    isHostOnly: domain === '',
    path: path?.startsWith('/') ? path : url.pathname.replace(/\/[^/]*$/, '') || '/',
    isSecure: said.has('secure'),
    isExpired: Number(said.get('max-age') ?? 1) <= 0 || Date.parse(said.get('expires') ?? '') <= Date.now(),
  }
}

/** Without an equals sign the whole is the value of a cookie, and the name of an attribute. */
function split(pair: string): [string, string] {
  const cut = pair.indexOf('=')
  return cut < 0 ? [pair, ''] : [pair.slice(0, cut).trim(), pair.slice(cut + 1).trim()]
}

function isSame(a: Cookie, b: Cookie): boolean {
  return a.name === b.name && a.host === b.host && a.path === b.path
}

function belongs(cookie: Cookie, url: URL): boolean {
  const hostFits =
    url.hostname === cookie.host || (!cookie.isHostOnly && url.hostname.endsWith(`.${cookie.host}`))
  const pathFits =
    url.pathname === cookie.path ||
    url.pathname.startsWith(cookie.path.endsWith('/') ? cookie.path : `${cookie.path}/`)
  return hostFits && pathFits && (!cookie.isSecure || url.protocol === 'https:')
}
