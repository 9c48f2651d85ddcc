import type { Evidence, Observation, Promised } from '#app/domain/links/observation.ts'
import type { Issue, Verdict } from '#db/vocabulary.ts'

/** An observation as a check would make it, for tests that are not about looking. */
export function observationOf(
  promised: Promised,
  verdict: Verdict,
  { issues = [], html = '<p>page</p>' }: { issues?: Issue[]; html?: string | null } = {},
): { observation: Observation; evidence: Evidence } {
  const isThere = verdict === 'live' || verdict === 'live_with_issues'
  const wasRead = isThere || verdict === 'missing'
  return {
    observation: {
      source: promised.source,
      target: promised.target,
      final_url: promised.source,
      checked_at: '2026-05-12T10:00:00.000Z',
      verdict,
      issues,
      reason: `said to be ${verdict}`,
      http: { status: verdict === 'unreachable' ? null : verdict === 'gone' ? 404 : 200, redirects: [] },
      link: isThere
        ? {
            href: promised.target,
            resolved: promised.target,
            anchor: 'the guide',
            first_anchor: 'the guide',
            rel: issues.includes('nofollow') ? ['nofollow'] : [],
            position: 'content',
            occurrences: 1,
          }
        : null,
      page: wasRead
        ? {
            title: 'A page',
            canonical: null,
            robots_meta: [],
            language: 'en',
            word_count: 300,
            external_links: 3,
          }
        : null,
      ai_crawlers: wasRead ? { GPTBot: 'allowed' } : null,
    },
    evidence: { headers: {}, linkHtml: null, context: null, html: wasRead ? html : null, durationMs: 12.4 },
  }
}
