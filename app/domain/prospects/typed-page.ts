import { readSiteDomain } from '../sites/site-domain.ts'
import { readWebAddress } from '../values/web-address.ts'

/**
 * Reads one line that names a page ("https://soilschool.example/resources", "soilschool.example/resources") or a
 * site as a whole ("soilschool.example").
 * @returns the registrable domain, and the page where there is one; null when it is neither
 */
export function readTyped(text: string): { domain: string; pageUrl: string | null } | null {
  const url = readWebAddress(text)
  const domain = url && readSiteDomain(url.hostname)
  if (!url || !domain) return null
  const isWhole = url.pathname === '/' && url.search === ''
  return { domain, pageUrl: isWhole ? null : url.href }
}
