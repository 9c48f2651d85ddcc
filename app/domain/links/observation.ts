import type { Issue, Obtained, Position, Verdict } from '#db/vocabulary.ts'

/** What was promised: the page that should carry the link, and what it should point to. */
export type Promised = {
  source: string
  target: string
  match: 'page' | 'site'
  /** Empty: any anchor will do. */
  anchor: string
  rel: 'follow' | 'any'
}

/** One look at the page, as the command line prints it and the evidence locker keeps it. */
export type Observation = {
  source: string
  target: string
  final_url: string
  checked_at: string
  verdict: Verdict
  issues: Issue[]
  reason: string
  http: { status: number | null; redirects: { url: string; status: number; location: string }[] }
  link: {
    href: string
    resolved: string
    anchor: string
    first_anchor: string
    rel: string[]
    position: Position
    occurrences: number
  } | null
  page: {
    title: string | null
    canonical: string | null
    robots_meta: string[]
    language: string | null
    word_count: number
    external_links: number
  } | null
  ai_crawlers: Record<string, 'allowed' | 'blocked'> | null
}

/** What a check keeps beside the observation. */
export type Evidence = {
  headers: Record<string, string> | null
  /** Outer HTML of the link that was reported. */
  linkHtml: string | null
  /** About 200 characters of text around it. */
  context: string | null
  /** The page as served, decoded; null when nothing was read. */
  html: string | null
  durationMs: number
  /** How the page was had; absent when by simply asking for it. */
  obtained?: Obtained
  /** Who showed us the page from their own browser; absent when we fetched it. */
  seenByUserId?: number
}
