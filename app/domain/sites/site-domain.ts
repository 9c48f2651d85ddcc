import { siteOf } from '../values/web-address.ts'

/**
 * Reads what a person or a file calls a domain: "soilschool.example", "www.soilschool.example", a URL.
 * @returns the registrable domain (lower case, punycode) or the IP address; null when it is none
 */
export function readSiteDomain(text: string): string | null {
  const site = siteOf(text.trim())
  if (!site) return null
  return isDomain(site) || isIp(site) ? site : null
}

function isDomain(text: string): boolean {
  return text.length <= 253 && /^([a-z0-9_]([a-z0-9_-]{0,62})\.)+[a-z0-9-]{2,63}$/.test(text)
}

function isIp(text: string): boolean {
  return /^(\d{1,3}\.){3}\d{1,3}$/.test(text) || /^\[?[0-9a-f:]+:[0-9a-f:]*\]?$/.test(text)
}
