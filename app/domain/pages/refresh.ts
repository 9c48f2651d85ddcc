import { httpUrl } from '#app/domain/values/web-address.ts'

/** A page that sends its reader on within this many seconds is a redirect. */
const MOST_SECONDS = 5

/**
 * Where a refresh leads (HTML standard, "shared declarative refresh steps"; the Refresh header has the same form).
 * @returns null when it comes late, leads to the page itself, or is no refresh at all
 */
export function refreshTarget(
  content: string,
  { page, base }: { page: string; base: string },
): string | null {
  const found = /^\s*(\d+|(?=\.))[\d.]*\s*(?:$|[;,]\s*|\s\s*)([^]*)$/.exec(content)
  if (!found || Number(found[1]) > MOST_SECONDS) return null
  const text = addressIn(found[2]!)
  const target = text ? httpUrl(text, base) : null
  if (!target) return null
  target.hash = ''
  return target.href === page.replace(/#.*$/, '') ? null : target.href
}

/** True when the text is a refresh at all: the first of a page counts, whatever it does. */
export function isRefresh(content: string): boolean {
  return /^\s*(?:\d|\.)[\d.]*\s*(?:$|[;,\s])/.test(content)
}

function addressIn(text: string): string {
  const rest = text.replace(/^url\s*=\s*/i, '')
  const quote = rest[0] === '"' || rest[0] === "'" ? rest[0] : ''
  return quote ? rest.slice(1).split(quote)[0]!.trim() : rest.trim()
}
