import { httpUrl } from '#app/domain/values/web-address.ts'

/**
 * The first rel=canonical of a Link header (RFC 8288) that is a web address, absolute, or null.
 * @param lines the header's lines
 */
export function canonicalInHeader(lines: string[], page: string): string | null {
  for (const line of lines) {
    for (const [, address = '', parameters = ''] of line.matchAll(/<([^>]*)>((?:"[^"]*"|[^,"<])*)/g)) {
      const rel = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(parameters)
      const words = (rel?.[1] ?? rel?.[2] ?? '').toLowerCase().split(/\s+/)
      const url = words.includes('canonical') && address.trim() ? httpUrl(address.trim(), page) : null
      if (url) return url.href
    }
  }
  return null
}
