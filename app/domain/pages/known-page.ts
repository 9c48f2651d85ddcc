import { header, type HeaderLines } from '#app/gateways/web/headers.ts'

/** A page as an earlier visit found it, whole and without redirects. */
export type KnownPage = { url: string; headers: HeaderLines; html: string }

/** RFC 9110, 8.8.2.2: a page that had changed so shortly before it was sent may have changed again in that second. */
const SETTLED_MS = 60_000

/**
 * The headers that ask for a page only if it is another one by now (RFC 9110, 13); null when it has to be fetched:
 * nothing to compare by, or something in the old answer that our copy of it does not keep exactly.
 */
export function conditionOf({ headers }: KnownPage): Record<string, string> | null {
  if (/\bno-store\b/i.test(header(headers, 'cache-control') ?? '')) return null
  // Lines of this header are read one by one, and the evidence keeps them joined.
  if (header(headers, 'x-robots-tag') !== null) return null
  const tag = header(headers, 'etag')?.trim()
  if (tag) return /^(?:W\/)?"[^"]*"$/.test(tag) ? { 'if-none-match': tag } : null
  const changed = header(headers, 'last-modified')?.trim()
  const age = Date.parse(header(headers, 'date') ?? '') - Date.parse(changed ?? '')
  return changed && age >= SETTLED_MS ? { 'if-modified-since': changed } : null
}

/**
 * The headers of a page that has not changed: those of "not modified" in place of the old ones of their names.
 * Null when that answer is about another page than ours.
 */
export function headersNow(known: KnownPage, answer: HeaderLines): HeaderLines | null {
  const [had, has] = [header(known.headers, 'etag'), header(answer, 'etag')]
  if (had && has && plainTag(had) !== plainTag(has)) return null
  const names = new Set(answer.map(([name]) => name))
  return [...known.headers.filter(([name]) => !names.has(name)), ...answer]
}

function plainTag(tag: string): string {
  return tag.trim().replace(/^W\//, '')
}
