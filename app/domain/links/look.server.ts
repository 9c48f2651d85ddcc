import { fetchPage, type Visit } from '#app/domain/pages/fetch-page.server.ts'
import type { KnownPage } from '#app/domain/pages/known-page.ts'
import { troubleOf, type PageTrouble } from '#app/domain/pages/page-state.ts'
import { FRAME_MARK } from '#app/domain/pages/page-frame.ts'
import { readPage, type PageReading } from '#app/domain/pages/reading.ts'
import type { Web } from '#app/gateways/web/open-web.ts'
import type { Rendered } from '#app/gateways/web/show-page.ts'
import type { Promised } from './observation.ts'
import { search, type Search } from './search.server.ts'
import { isGood, type Rendering } from './verdict.ts'

/** When a page is shown to its scripts: when the served one has no link; also otherwise; never. */
export type Render = 'auto' | 'always' | 'never'

/** All that was seen of a page. */
export type Look = {
  visit: Visit
  /** As served; null when there was no page. */
  served: PageReading | null
  /** After its scripts have run. */
  shown: PageReading | null
  searches: Search[]
  trouble: PageTrouble | null
  rendering: Rendering
}

/** Pages that scripts lead on from one to the next, before it is called a circle. */
const MOST_MOVES = 4

/** Fetches the page of a promise, searches it, and has it rendered where that is due. */
export async function lookAt(
  promised: Promised,
  web: Web,
  { render, known }: { render: Render; known?: KnownPage | null },
): Promise<Look> {
  let visit = await fetchPage(web, promised.source, { known })
  for (let moves = 0; ; moves++) {
    const looked = await lookAtVisit(promised, web, visit, render)
    if (!('movedTo' in looked)) return looked
    const step = {
      url: visit.url,
      status: visit.kind === 'answered' ? visit.status : 200,
      location: looked.movedTo,
    }
    const before = {
      redirects: [...visit.redirects, step],
      askedAt: visit.askedAt,
      durationMs: visit.durationMs,
    }
    const next = await fetchPage(web, looked.movedTo, { askedFor: promised.source })
    const redirects = [...before.redirects, ...next.redirects]
    visit = { ...next, redirects, askedAt: before.askedAt, durationMs: before.durationMs + next.durationMs }
    if (moves === MOST_MOVES) return nothingSeen(inCircles(visit))
  }
}

/** A look at a page that a person has shown us from their own browser, after its scripts have run there. */
export async function lookAtShown(
  promised: Promised,
  web: Web,
  { url, html }: { url: string; html: string },
): Promise<Look> {
  const page = readPage({ html, url })
  const trouble = troubleOf(page, { askedFor: promised.source, headers: [], rendered: { brokenScripts: 0 } })
  const way = { askedFor: promised.source, url, redirects: [], askedAt: null, durationMs: 0 }
  const visit: Visit = { ...way, kind: 'answered', status: 200, headers: [], page, end: 'whole', trouble }
  const found = await search(web, promised, page, { isRendered: false })
  return { ...nothingSeen(visit), served: page, searches: [found] }
}

async function lookAtVisit(
  promised: Promised,
  web: Web,
  visit: Visit,
  render: Render,
): Promise<Look | { movedTo: string }> {
  const served = visit.kind === 'answered' && isGood(visit.status) ? visit.page : null
  if (visit.kind === 'no_answer' || !served) return nothingSeen(visit)
  const first = await search(web, promised, served, { isRendered: false })
  const look: Look = { ...nothingSeen(visit), served, searches: [first] }
  if (!isDue(render, look, first)) return look

  const { url, html } = served
  const rendered = await web.renderer.render({ url, html, headers: visit.headers, frameMark: FRAME_MARK })
  if (rendered.kind === 'moved') return { movedTo: rendered.to }
  if (rendered.kind !== 'rendered')
    return { ...look, rendering: rendered.kind === 'no_browser' ? 'impossible' : 'failed' }
  return addRendered(promised, web, look, rendered)
}

async function addRendered(
  promised: Promised,
  web: Web,
  look: Look,
  { html, base, frames, brokenScripts, isIncomplete }: Extract<Rendered, { kind: 'rendered' }>,
): Promise<Look> {
  const { visit } = look
  const shown = readPage({ html, url: visit.url, base })
  const headers = visit.kind === 'answered' ? visit.headers : []
  const trouble = troubleOf(shown, { askedFor: visit.askedFor, headers, rendered: { brokenScripts } })
  const second = await search(web, promised, shown, { isRendered: true, shownFrames: frames })
  return {
    ...look,
    shown,
    trouble,
    rendering: isIncomplete ? 'failed' : 'done',
    searches: [...look.searches, second],
  }
}

/** Only scripts can add a link, and only to a page that is one. */
function isDue(render: Render, look: Look, first: Search): boolean {
  if (render === 'never' || !look.served) return false
  if (render === 'always') return true
  const isReadable = look.trouble === null || look.trouble.kind === 'app_shell'
  return isReadable && first.matches.length === 0 && (look.served.isActive || first.frames.isActive)
}

function nothingSeen(visit: Visit): Look {
  const trouble = visit.kind === 'answered' ? visit.trouble : null
  return { visit, served: null, shown: null, searches: [], trouble, rendering: 'not_due' }
}

function inCircles(visit: Visit): Visit {
  const { askedFor, url, redirects, askedAt, durationMs } = visit
  const detail = 'scripts lead from page to page'
  return {
    kind: 'no_answer',
    failure: 'redirect_loop',
    detail,
    askedFor,
    url,
    redirects,
    askedAt,
    durationMs,
  }
}
