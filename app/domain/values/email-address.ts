import { siteOf } from './web-address.ts'

/**
 * Reads one bare local@domain. Control characters, spaces, quotes, brackets, commas, semicolons and comments are
 * refused: a composer would otherwise deliver to a second address hidden in the text.
 * @returns the address with an ASCII, lower-case domain, or null
 */
export function readEmailAddress(text: string): string | null {
  const trimmed = text.trim()
  // oxlint-disable-next-line no-control-regex
  if (trimmed.length > 254 || /[\u0000-\u0020\u007f"'()<>[\]\\,;:]/.test(trimmed.replace(/'(?=.*@)/g, '')))
    return null
  const at = trimmed.lastIndexOf('@')
  const local = trimmed.slice(0, at)
  if (at < 1 || local.length > 64 || local.includes('@') || /^\.|\.$|\.\./.test(local)) return null
  const domain = URL.parse(`http://${trimmed.slice(at + 1)}`)?.hostname ?? ''
  if (!/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}$/.test(domain) || /^[\d.]+$/.test(domain))
    return null
  return `${local}@${domain}`
}

/** The key under which two spellings of an address are one person: lower case. */
export function emailKey(address: string): string {
  return address.toLowerCase()
}

/** The registrable domain of an address. */
export function emailSite(address: string): string {
  const host = address.slice(address.lastIndexOf('@') + 1)
  return siteOf(host) ?? host.toLowerCase()
}
