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

/** Told by the rel clause already. */
const REL = new Set<Issue>(['nofollow', 'sponsored', 'ugc', 'anchor_changed'])

function isThere({ verdict }: Seen): boolean {
  return verdict === 'live' || verdict === 'live_with_issues'
}

function wasRead({ verdict }: Seen): boolean {
  return verdict !== 'blocked' && verdict !== 'unreachable'
}

function words(rel: string[]): string {
  const telling = rel.filter((token) => ['nofollow', 'sponsored', 'ugc'].includes(token))
  return telling.join(' ') || 'none'
}
