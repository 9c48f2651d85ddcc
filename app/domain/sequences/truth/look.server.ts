import type { TruthAsked } from '#db/tables/truth.ts'
import type { Observation, Promised } from '../../links/observation.ts'
import type { SeenPage } from '../../links/observe.server.ts'
import type { CheckedTarget } from '../../pages/check-target.server.ts'
import type { Visit } from '../../pages/fetch-page.server.ts'
import type { PageReading } from '../../pages/reading.ts'
import { targetState } from '../../pages/target-state.ts'
import { isSamePage, withoutTracking } from '../../values/web-address.ts'
import type { Claims } from './claims.ts'
import { says, type Seen } from './judgement.ts'

/** How the web is asked: the page as a link check reads it, and whether anybody is at an address. */
export type Ask = {
  observe: (promised: Promised) => Promise<{ observation: Observation; page: SeenPage }>
  checkTarget: (url: string) => Promise<CheckedTarget>
  fetchPage: (url: string) => Promise<Visit>
}

/** Looks at everything that a message claims. Never throws for what the world does. */
export async function lookAtClaims(
  claims: Claims,
  ask: Ask,
  now: () => Date,
): Promise<{ seen: Seen; asked: TruthAsked[] }> {
  const asked: TruthAsked[] = []
  const tell = (what: TruthAsked['what'], url: string, answer: string, saw?: string) =>
    asked.push({ what, url, at: now().toISOString(), answer, ...(saw && { saw }) })
  const page = claims.pageUrl && claims.ours ? await readTheirs(claims.pageUrl, claims.ours, ask) : null
  const dead = claims.deadUrl ? await ask.checkTarget(claims.deadUrl) : null
  const isOnPage = page && claims.deadUrl ? linksTo(page.readings, claims.deadUrl) : null
  if (page)
    tell(
      'page',
      claims.pageUrl!,
      `${page.because}; ${page.link ? `links to us: ${page.link.url}` : 'no link to us'}`,
      isOnPage ? `the link to ${claims.deadUrl}` : undefined,
    )
  if (dead) tell('dead_link', claims.deadUrl!, `${dead.because} (${dead.checked.join(', ')})`)
  const quotes: Seen['quotes'] = []
  for (const { text, url } of claims.quotes) {
    const isTheirs = page !== null && isSamePage(url, claims.pageUrl!)
    const where = isTheirs ? page : toldBy(readingOf(await ask.fetchPage(url)))
    const isThere = where.readings.some((one) => says(one.text, text))
    quotes.push({ text, isThere, page: where })
    tell(
      'quote',
      url,
      isThere ? 'the words are there' : `not found; ${where.because}`,
      isThere ? text : undefined,
    )
  }
  return {
    asked,
    seen: {
      page,
      deadLink: dead && { state: dead.state, because: dead.because, isOnPage },
      quotes,
      link: page?.link ?? null,
    },
  }
}

async function readTheirs(pageUrl: string, ours: NonNullable<Claims['ours']>, { observe }: Ask) {
  const { observation, page } = await observe({
    source: pageUrl,
    target: ours.url,
    match: ours.match,
    anchor: '',
    rel: 'any',
  })
  const isThere = observation.verdict === 'live' || observation.verdict === 'live_with_issues'
  const link = isThere ? observation.link : null
  return {
    ...toldBy(page),
    link: link && { url: withoutTracking(link.resolved), isWell: observation.verdict === 'live' },
  }
}

function readingOf(visit: Visit): SeenPage {
  const page = visit.kind === 'answered' ? visit.page : null
  return { visit, readings: page ? [page] : [], isUnrendered: page?.isActive ?? false }
}

function toldBy({ visit, readings, isUnrendered }: SeenPage) {
  const { state, because } = targetState(visit)
  const isWhole = visit.kind === 'answered' && visit.end === 'whole' && !visit.trouble && readings.length > 0
  return { state, because, readings, isWhole: isWhole && !isUnrendered }
}

function linksTo(readings: PageReading[], url: string): boolean {
  return readings.some((page) => page.links.some((link) => isSamePage(link.url, url)))
}
