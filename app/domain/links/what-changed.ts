import type { Issue, Verdict } from '#db/vocabulary.ts'

/** What two looks at a link are compared by. */
export type Seen = {
  verdict: Verdict
  issues: Issue[]
  httpStatus: number | null
  rel: string[]
  anchor: string | null
  href: string | null
  linkHtml: string | null
}

/**
 * What the publisher changed between two readable checks, in one clause each: "rel changed from none to nofollow".
 * Checks that read nothing compare with nothing.
 */
export function whatChanged(before: Seen, after: Seen): string[] {
  if (!wasRead(before) || !wasRead(after)) return []
  if (isThere(before) && !isThere(after))
    return [
      after.verdict === 'gone'
        ? `the page went (HTTP ${after.httpStatus ?? 'none'})`
        : 'the link was taken out',
    ]
  if (!isThere(before) && isThere(after)) return ['the link was put in']
  if (!isThere(after)) return []
  const changes: string[] = []
  const rel = { from: words(before.rel), to: words(after.rel) }
  if (rel.from !== rel.to) changes.push(`rel changed from ${rel.from} to ${rel.to}`)
  if (before.anchor !== after.anchor)
    changes.push(`the anchor changed from “${before.anchor}” to “${after.anchor}”`)
  if (before.href !== after.href) changes.push(`the link points to ${after.href} instead of ${before.href}`)
  const gained = after.issues.filter((issue) => !before.issues.includes(issue) && !REL.has(issue))
  const shed = before.issues.filter((issue) => !after.issues.includes(issue) && !REL.has(issue))
  if (gained.length) changes.push(`new: ${gained.join(', ')}`)
  if (shed.length) changes.push(`no longer: ${shed.join(', ')}`)
  return changes
}

/** A kept check, as far as two are compared. */
export type KeptCheck = Pick<Seen, 'verdict' | 'issues' | 'httpStatus' | 'linkHtml'> & {
  observation: { link?: { anchor: string; resolved: string; rel: string[] } | null }
}

/** What a kept check saw. */
export function seenIn(check: KeptCheck): Seen {
  const link = check.observation.link
  return { ...check, rel: link?.rel ?? [], anchor: link?.anchor ?? null, href: link?.resolved ?? null }
}

/** The newest change of the publisher's among checks, newest first: the two checks it lies between, and the clauses. */
export function lastChange<C extends KeptCheck>(
  checks: C[],
): { before: C; after: C; changes: string[] } | null {
  const readable = checks.filter(wasRead)
  for (const [at, after] of readable.entries()) {
    const before = readable[at + 1]
    if (!before) return null
    const changes = whatChanged(seenIn(before), seenIn(after))
    if (changes.length) return { before, after, changes }
  }
  return null
}

type Answered = {
  httpStatus: number | null
  finalUrl: string | null
  headers: Record<string, string> | null
  observation: {
    page?: {
      title: string | null
      canonical: string | null
      robots_meta: string[]
      word_count: number
    } | null
    ai_crawlers?: Record<string, string> | null
  }
}

/** Headers that say something about a page or its link; the others change with each answer. */
const TELLING_HEADERS = ['x-robots-tag', 'link', 'content-type', 'last-modified', 'server']

/** What of the answer itself differs between two checks, beside the link. */
export function factsChanged(
  before: Answered,
  after: Answered,
): { what: string; from: string; to: string }[] {
  const facts = (check: Answered): [string, string | null | undefined][] => {
    const page = check.observation.page
    const barred = Object.entries(check.observation.ai_crawlers ?? {}).filter(
      ([, word]) => word === 'blocked',
    )
    return [
      ['HTTP', check.httpStatus === null ? null : String(check.httpStatus)],
      ['Address', check.finalUrl],
      ['Title', page?.title],
      ['Canonical', page?.canonical],
      ['Robots', page?.robots_meta.join(', ')],
      ['Words', page ? String(page.word_count) : null],
      ['Barred crawlers', barred.map(([name]) => name).join(', ')],
      ...TELLING_HEADERS.map((name): [string, string | undefined] => [name, check.headers?.[name]]),
    ]
  }
  const later = new Map(facts(after))
  return facts(before).flatMap(([what, from]) => {
    const to = later.get(what)
    return (from || null) === (to || null) ? [] : [{ what, from: from || '–', to: to || '–' }]
  })
}

/** Told by the rel clause already. */
const REL = new Set<Issue>(['nofollow', 'sponsored', 'ugc', 'anchor_changed'])

function isThere({ verdict }: Seen): boolean {
  return verdict === 'live' || verdict === 'live_with_issues'
}

function wasRead({ verdict }: Pick<Seen, 'verdict'>): boolean {
  return verdict !== 'blocked' && verdict !== 'unreachable'
}

function words(rel: string[]): string {
  const telling = rel.filter((token) => ['nofollow', 'sponsored', 'ugc'].includes(token))
  return telling.join(' ') || 'none'
}
