import type { Ask } from '#app/domain/sequences/truth/look.server.ts'
import { checkTruthDue } from '#app/domain/sequences/truth/check-due.server.ts'
import { readPage } from '#app/domain/pages/reading.ts'
import type { Scope } from '#app/domain/values/scope.server.ts'

/** A web in which every page is there as it was, and no dead link has come to life. */
export function kindWeb({ saying = '', linking = '' }: { saying?: string; linking?: string } = {}): Ask {
  const visitTo = (url: string) => {
    const html = `<title>Links</title><p>${saying}</p><a href="${linking}">there</a>`
    const page = readPage({ html, url })
    return {
      askedFor: url,
      url,
      redirects: [],
      askedAt: null,
      durationMs: 1,
      kind: 'answered' as const,
      status: 200,
      headers: [],
      page,
      end: 'whole' as const,
      trouble: null,
    }
  }
  return {
    observe(promised) {
      const visit = visitTo(promised.source)
      const observation = {
        source: promised.source,
        target: promised.target,
        final_url: promised.source,
        checked_at: '2026-05-12T08:00:00.000Z',
        verdict: 'missing' as const,
        issues: [],
        reason: 'no link',
        http: { status: 200, redirects: [] },
        link: null,
        page: null,
        ai_crawlers: null,
      }
      return Promise.resolve({ observation, page: { visit, readings: [visit.page], isUnrendered: false } })
    },
    checkTarget: (url) =>
      Promise.resolve({
        state: 'dead' as const,
        cause: '404',
        because: 'the page answers 404',
        checked: ['HEAD 404', 'GET 404'],
        finalUrl: url,
      }),
    fetchPage: (url) => Promise.resolve(visitTo(url)),
  }
}

/** Looks at the reasons of all steps that are due, and finds them good: of campaigns made by `campaign.ts`. */
export async function reasonsHold(scope: Scope): Promise<void> {
  const ask = kindWeb({ linking: 'https://old.example/guide' })
  while ((await checkTruthDue(scope, { workerId: 'looks', ask, tell: () => scope })) > 0);
}
