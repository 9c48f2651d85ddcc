import { parse } from 'tldts'
import { readWebAddress, siteOf } from '../../values/web-address.ts'

/** Longer than any page's address, shorter than a page put into one (`data:` and the like). */
const LONGEST = 65_536

/**
 * A usable address of an import: http(s) or without a scheme, no white space in the host, and the
 * host has a dot or is an IP address that was written as one ("42" and "1.5" are numbers, not hosts).
 * @returns the parsed URL, or null
 */
export function usableUrl(text: string): URL | null {
  const trimmed = text.trim()
  if (trimmed.length < 4 || trimmed.length > LONGEST || !/[.:]/.test(trimmed)) return null
  const host = hostPart(trimmed)
  if (/\s|@/.test(host)) return null
  const url = readWebAddress(trimmed)
  if (!url) return null
  if (url.hostname.startsWith('[')) return url
  if (/^[\d.]+$/.test(url.hostname)) return /(\d{1,3}\.){3}\d{1,3}/.test(host) ? url : null
  return /[^.]\.[^.]/.test(url.hostname) ? url : null
}

/** The host as typed, without scheme, user and path. */
function hostPart(text: string): string {
  const start = /^([a-z][a-z0-9+.-]*:)?\/{2,}/i.exec(text)?.[0].length ?? 0
  const end = text.slice(start).search(/[/?#]/)
  const authority = end < 0 ? text.slice(start) : text.slice(start, start + end)
  return start > 0 ? authority.slice(authority.lastIndexOf('@') + 1) : authority
}

/**
 * A cell that can only be meant as an address: with a scheme, a www, or a known ending. Stricter than `usableUrl`
 * ("report.pdf" is no host), used to recognise columns.
 */
export function looksLikeAddress(text: string): boolean {
  const url = usableUrl(text)
  if (!url || /[,;|]/.test(url.hostname)) return false
  if (/^(https?:)?\/\//i.test(text.trim()) || /^www\./i.test(text.trim())) return true
  const found = parse(url.hostname, { allowPrivateDomains: true })
  return (
    found.isIp === true ||
    found.isIcann === true ||
    found.isPrivate === true ||
    /\.(example|test|invalid|localhost|local)$/.test(url.hostname)
  )
}

/** Remembers the site of each host: exports name the same hosts over and over. */
export function siteFinder(): (host: string) => string | null {
  const known = new Map<string, string | null>()
  return (host) => {
    const before = known.get(host)
    if (before !== undefined) return before
    if (known.size >= 100_000) known.clear()
    const site = siteOf(host)
    known.set(host, site)
    return site
  }
}
