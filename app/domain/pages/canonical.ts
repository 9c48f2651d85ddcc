import { httpUrl } from '#app/domain/values/web-address.ts'

/**
 * The first rel=canonical of a Link header (RFC 8288) that is a web address, absolute, or null.
 * @param lines the header's lines
 */
export function canonicalInHeader(lines: string[], page: string): string | null {
  for (const line of lines) {
    for (const [, address = '', parameters = ''] of line.matchAll(/<([^>]*)>((?:"[^"]*"|[^,"<])*)/g)) {
      const words = relIn(parameters).toLowerCase().split(/\s+/)
      const url = words.includes('canonical') && address.trim() ? httpUrl(address.trim(), page) : null
      if (url) return url.href
    }
  }
  return null
}

function relIn(parameters: string): string {
  for (const [, name, quoted, plain] of parameters.matchAll(
    /;\s*([\w*-]+)\s*(?:=\s*(?:"([^"]*)"|([^\s;,"]+)))?/g,
  )) {
    if (name!.toLowerCase() === 'rel') return quoted ?? plain ?? ''
  }
  return ''
}
