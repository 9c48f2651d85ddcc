import { AHREFS } from './ahrefs.ts'
import { API_LINKS } from './api-links.ts'
import type { Format, Seen } from './format.ts'
import { GSC } from './gsc.ts'
import { KEYWORDS } from './keywords.ts'
import { MAJESTIC } from './majestic.ts'
import { MOZ } from './moz.ts'
import { PEOPLE } from './people.ts'
import { BARE_RANKS, RANKS } from './ranks.ts'
import { SCREAMING_FROG } from './screaming-frog.ts'
import { SEARCH_RESULTS } from './search-results.ts'
import { SEMRUSH } from './semrush.ts'

/**
 * Every report that is known by its header, in the order in which they are tried: the first whose signature holds
 * wins, so the special ones stand before the general ones.
 */
export const FORMATS: Format[] = [
  ...AHREFS,
  ...SEMRUSH,
  ...MOZ,
  ...RANKS,
  ...MAJESTIC,
  ...GSC,
  ...SCREAMING_FROG,
  ...PEOPLE,
  ...API_LINKS,
  ...SEARCH_RESULTS,
  KEYWORDS,
  ...BARE_RANKS,
]

/** A format by its name. */
export function formatNamed(name: string): Format | null {
  return FORMATS.find((one) => one.name === name) ?? null
}

/** The format whose signature a header satisfies, and the header with that format's own names. */
export function recognise(seen: Seen): { format: Format; seen: Seen } | null {
  for (const format of FORMATS) {
    const known = withAliases(seen, format)
    if (format.signature(known)) return { format, seen: known }
  }
  return null
}

/** An alias counts only where the name it stands for is not there itself. */
function withAliases(seen: Seen, { aliases }: Format): Seen {
  if (!aliases) return seen
  const cells = seen.cells.map((cell) => {
    const name = aliases[cell]
    return name !== undefined && !seen.names.has(name) ? name : cell
  })
  return { ...seen, cells, names: new Set(cells) }
}
