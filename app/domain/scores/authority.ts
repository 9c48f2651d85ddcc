/** Measures of vendors that run from 0 to 100 as they are. The order is the one in which they are asked when none is chosen. */
export const VENDOR_METRICS = [
  'ahrefs_dr',
  'moz_da',
  'semrush_as',
  'majestic_tf',
  'majestic_cf',
  'authority',
] as const

/** Free lists of ranks that a person brings as a file. */
export const RANK_LISTS = ['tranco', 'majestic_million', 'common_crawl'] as const
export type RankList = (typeof RANK_LISTS)[number]

export const RANK_LIST_WORDS: Record<RankList, string> = {
  tranco: 'Tranco',
  majestic_million: 'Majestic Million',
  common_crawl: 'Common Crawl',
}

export type AuthoritySource = (typeof VENDOR_METRICS)[number] | RankList
export const AUTHORITY_SOURCES: readonly AuthoritySource[] = [...VENDOR_METRICS, ...RANK_LISTS]

export type Known = { source: AuthoritySource; value: number }
export type Authority = { value: number; source: AuthoritySource; raw: number } | null

/**
 * The authority that counts, 0 to 100: one source's word as it stands, never a mixture of several.
 * @param chosen the source that the project goes by; null: the first that is known, vendors before free ranks
 */
export function authorityOf(known: Known[], chosen: AuthoritySource | null): Authority {
  const order = chosen ? [chosen] : AUTHORITY_SOURCES
  for (const source of order) {
    const found = known.find((one) => one.source === source)
    if (found)
      return {
        source,
        raw: found.value,
        value: isRank(source) ? fromRank(found.value) : bounded(found.value),
      }
  }
  return null
}

export function isRank(source: AuthoritySource): source is RankList {
  return (RANK_LISTS as readonly string[]).includes(source)
}

/** Ranks grow tenfold from step to step: 1 is 100, 1,000 is 60, 1,000,000 is 20, 32,000,000 and below is nothing. */
function fromRank(rank: number): number {
  return bounded(100 - Math.log10(Math.max(1, rank)) * (40 / 3))
}

function bounded(value: number): number {
  return Math.round(Math.max(0, Math.min(100, value)))
}
