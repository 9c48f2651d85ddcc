import type { OwnPageState } from '#db/vocabulary.ts'
import type { Visit } from '../pages/fetch-page.server.ts'
import { isSamePage, siteOf } from '../values/web-address.ts'
import { targetState } from '../pages/target-state.ts'

export type OwnPageVerdict = {
  state: OwnPageState
  /** In one sentence, after "the address". */
  because: string
  /** Where the redirects end, when one redirect straight there is the mending. */
  straightTo: string | null
}

/** States in which a link to the page gives us less than it could. */
export const LOST_STATES = [
  'dead',
  'home',
  'elsewhere',
  'insecure',
  'temporary',
  'chain',
  'hops',
] as const satisfies readonly OwnPageState[]
export type LostState = (typeof LOST_STATES)[number]

/** What becomes of a link to a page of ours. A single permanent redirect to the page's new place loses nothing. */
export function ownPageState(visit: Visit, own: string): OwnPageVerdict {
  const target = targetState(visit)
  const { redirects: hops } = visit
  if (target.state === 'dead' || target.cause === 'redirects_home' || target.state === 'uncertain')
    return { ...unanswered(target, visit, own), straightTo: null }
  if (hops.length === 0) return { state: 'fine', because: target.because, straightTo: null }
  const way = wayInWords(visit)
  if (siteOf(visit.url) !== own)
    return { state: 'elsewhere', because: `leads away from our site: ${way}`, straightTo: null }
  const straightTo = visit.url
  if (isDowngrade(visit))
    return { state: 'insecure', because: `passes from https to http: ${way}`, straightTo }
  const passing = hops.find((hop) => !PERMANENT.has(hop.status))
  if (passing)
    return {
      state: 'temporary',
      because: `is redirected with ${statusWords(passing.status)}: ${way}`,
      straightTo,
    }
  if (hops.length === 1)
    return { state: 'moved', because: `one permanent redirect: ${way}`, straightTo: null }
  if (isSamePage(visit.askedFor, visit.url))
    return {
      state: 'hops',
      because: `takes ${hops.length} redirects between http, https, www and slashes: ${way}`,
      straightTo: null,
    }
  return { state: 'chain', because: `takes ${hops.length} redirects where one would do: ${way}`, straightTo }
}

const PERMANENT = new Set([301, 308])

function unanswered(
  { state, cause, because }: ReturnType<typeof targetState>,
  visit: Visit,
  own: string,
): Pick<OwnPageVerdict, 'state' | 'because'> {
  const said = visit.redirects.length > 0 && state === 'dead' ? `${because}: ${wayInWords(visit)}` : because
  if (state === 'dead') return { state: 'dead', because: said }
  if (cause !== 'redirects_home') return { state: 'uncertain', because }
  return siteOf(visit.url) === own
    ? { state: 'home', because: 'is redirected to the home page, which search engines take for “not found”' }
    : { state: 'elsewhere', because: `leads away from our site: ${wayInWords(visit)}` }
}

function isDowngrade({ redirects, url }: Visit): boolean {
  const schemes = [...redirects.map((hop) => hop.url), url].map((text) => new URL(text).protocol)
  return schemes.some((scheme, at) => scheme === 'http:' && schemes[at - 1] === 'https:')
}

function statusWords(status: number): string {
  return status === 200 ? 'a refresh in the page' : `${status}, which is temporary`
}

/** "301 to https://a.test/new, 302 to https://a.test/newer". */
function wayInWords({ redirects }: Visit): string {
  return redirects
    .map(({ status, location }) => `${status === 200 ? 'refresh' : status} to ${location}`)
    .join(', ')
}
