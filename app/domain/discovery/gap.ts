import { pageKey, readWebAddress, siteOf } from '../values/web-address.ts'

/** A metric of one vendor; values of two vendors are never mixed. */
export type Metric = { metric: string; value: number }

/** One row of an export, as far as the gap reads it. Unknown is null, and null is never taken for "follow". */
export type GapRow = {
  sourceUrl: string | null
  domain: string
  targetUrl: string | null
  anchor: string | null
  nofollow: boolean | null
  isLost: boolean | null
  linkType: string | null
  authority: Metric[]
}

export type GapLevel = 'domain' | 'page'
export type Sample = {
  source_url: string
  target_url: string | null
  anchor: string | null
  nofollow: boolean | null
}

export type Opportunity = {
  domain: string
  /** Only at page level. */
  page?: string
  rivals: string[]
  rival_count: number
  authority: Metric[]
  sample: Sample[]
  score: number
  why: { signal: string; points: number }[]
}

const SAMPLES = 3

type Found = {
  domain: string
  page: string | null
  /** A bit for each rival that has the link. */
  rivals: Set<number>
  authority: Map<string, number>
  sample: Sample[]
  hasFollow: boolean
  hasNofollow: boolean
  hasText: boolean
}

/**
 * Sites (or pages) that link to rivals and not to us: theirs minus ours. Rows come in any order and from any tool;
 * what is kept grows with the sites found and not with the rows read. Lost links are no links.
 */
export class Gap {
  readonly #level: GapLevel
  readonly #rivals: string[]
  readonly #own = new Set<string>()
  readonly #found = new Map<string, Found>()
  readonly #ours = new Set<string>()

  /** @param rivals names in the order in which they are told; a name that is a site is never an opportunity itself */
  constructor(level: GapLevel, rivals: string[]) {
    this.#level = level
    this.#rivals = rivals
    for (const name of rivals) this.leaveOut(name)
  }

  /** A site that is no prospect: ours, or a rival's. */
  leaveOut(site: string): void {
    const domain = siteOf(site)
    if (domain) this.#own.add(domain)
  }

  /** A link that we have. */
  addOurs(row: GapRow): void {
    const key = this.#keyOf(row)
    if (key && row.isLost !== true) this.#ours.add(key)
  }

  /** A link that a rival has. @param rival its place among the rivals */
  addTheirs(rival: number, row: GapRow): void {
    const key = this.#keyOf(row)
    if (!key || row.isLost === true || this.#own.has(row.domain)) return
    let found = this.#found.get(key)
    if (!found) {
      found = emptyFound(row, this.#level)
      this.#found.set(key, found)
    }
    found.rivals.add(rival)
    for (const { metric, value } of row.authority)
      found.authority.set(metric, Math.max(value, found.authority.get(metric) ?? -Infinity))
    if (row.nofollow === false) found.hasFollow = true
    if (row.nofollow === true) found.hasNofollow = true
    if (row.linkType === 'text' || (row.anchor ?? '') !== '') found.hasText = true
    if (
      row.sourceUrl &&
      found.sample.length < SAMPLES &&
      !found.sample.some((one) => one.source_url === row.sourceUrl)
    )
      found.sample.push({
        source_url: row.sourceUrl,
        target_url: row.targetUrl,
        anchor: row.anchor,
        nofollow: row.nofollow,
      })
  }

  /** A rival that a report names by itself (an intersect). @returns its place among the rivals */
  rival(name: string): number {
    const at = this.#rivals.indexOf(name)
    if (at >= 0) return at
    this.leaveOut(name)
    return this.#rivals.push(name) - 1
  }

  /** The opportunities that at least `min` rivals share, best first. */
  opportunities({ min }: { min: number }): Opportunity[] {
    const least = Math.min(min, this.#rivals.length)
    const all: Opportunity[] = []
    for (const [key, found] of this.#found)
      if (found.rivals.size >= least && !this.#ours.has(key) && !this.#own.has(found.domain))
        all.push(this.#tell(found))
    return all.sort(byPromise)
  }

  #tell(found: Found): Opportunity {
    const rivals = [...found.rivals].sort((one, other) => one - other).map((at) => this.#rivals[at]!)
    const authority = [...found.authority]
      .map(([metric, value]) => ({ metric, value }))
      .sort((one, other) => one.metric.localeCompare(other.metric))
    const why = pointsOf({ ...found, authority, share: rivals.length / this.#rivals.length })
    return {
      domain: found.domain,
      ...(found.page === null ? {} : { page: found.page }),
      rivals,
      rival_count: rivals.length,
      authority,
      sample: found.sample,
      score: why.reduce((sum, one) => sum + one.points, 0),
      why,
    }
  }

  #keyOf({ domain, sourceUrl }: GapRow): string | null {
    if (this.#level === 'domain') return domain
    const url = sourceUrl === null ? null : readWebAddress(sourceUrl)
    return url && pageKey(url)
  }
}

function emptyFound(row: GapRow, level: GapLevel): Found {
  return {
    domain: row.domain,
    page: level === 'page' ? row.sourceUrl : null,
    rivals: new Set(),
    authority: new Map(),
    sample: [],
    hasFollow: false,
    hasNofollow: false,
    hasText: false,
  }
}

/** Metrics of a domain from 0 to 100, the best known first: one of them speaks for the site's authority. */
export const SCALED_METRICS = [
  'ahrefs_dr',
  'semrush_as',
  'moz_da',
  'majestic_tf',
  'majestic_cf',
  'opr',
] as const
export type ScaledMetric = (typeof SCALED_METRICS)[number]

/** The one metric that speaks for a site's strength; values of two vendors are never compared. */
export function strengthOf(authority: Metric[]): Metric | undefined {
  return SCALED_METRICS.map((name) => authority.find((one) => one.metric === name)).find(Boolean)
}

export const MOST_RIVAL_POINTS = 55
const MOST_AUTHORITY = 25
const MOST_FOLLOW = 12
const MOST_TEXT = 8

/**
 * The points of an opportunity and what gave them, 100 at most: how many of the rivals are linked weighs more than how
 * strong the site is. What is not known gives half.
 */
export function pointsOf({
  share,
  authority,
  hasFollow,
  hasNofollow,
  hasText,
}: {
  share: number
  authority: Metric[]
  hasFollow: boolean
  hasNofollow: boolean
  hasText: boolean
}): { signal: string; points: number }[] {
  const metric = strengthOf(authority)
  const strength = metric ? Math.min(100, Math.max(0, metric.value)) / 100 : 0
  const follow = hasFollow ? 1 : hasNofollow ? 0 : 0.5
  return [
    { signal: 'rivals', points: Math.round(MOST_RIVAL_POINTS * share) },
    { signal: metric?.metric ?? 'authority', points: Math.round(MOST_AUTHORITY * strength) },
    { signal: 'dofollow', points: Math.round(MOST_FOLLOW * follow) },
    { signal: 'text_link', points: hasText ? MOST_TEXT : 0 },
  ].filter((one) => one.points > 0)
}

function byPromise(one: Opportunity, other: Opportunity): number {
  return (
    other.score - one.score ||
    other.rival_count - one.rival_count ||
    one.domain.localeCompare(other.domain) ||
    (one.page ?? '').localeCompare(other.page ?? '')
  )
}
