import { header } from '#app/gateways/web/headers.ts'
import type { Visit } from './fetch-page.server.ts'
import { isSamePage, siteOf } from '../values/web-address.ts'

/**
 * What an outbound link leads to. `dead` only on evidence that nobody is there any more; whoever refuses, throttles or
 * fails us is `uncertain` and is looked at again later.
 */
export type TargetState = {
  state: 'dead' | 'alive' | 'uncertain'
  /** dead: 404, 410, no_such_name, soft_404, parked; uncertain: the status, the failure, a wall, redirects_home. */
  cause: string | null
  /** In one sentence. */
  because: string
}

/** Judges a whole look at an address (GET, asked again as a browser where we were refused). */
export function targetState(visit: Visit): TargetState {
  if (visit.kind === 'no_answer')
    return visit.failure === 'no_such_name'
      ? { state: 'dead', cause: 'no_such_name', because: 'the domain does not exist' }
      : { state: 'uncertain', cause: visit.failure, because: `no answer: ${visit.detail || visit.failure}` }
  const { status, trouble } = visit
  if (header(visit.headers, 'cf-mitigated') === 'challenge' || trouble?.kind === 'challenge')
    return {
      state: 'uncertain',
      cause: 'challenge',
      because: 'a test for robots stands before the page',
    }
  if (status === 404 || status === 410)
    return { state: 'dead', cause: String(status), because: `the page answers ${status}` }
  if (status < 200 || status >= 300)
    return {
      state: 'uncertain',
      cause: String(status),
      because: `the page answers ${status}, which decides nothing`,
    }
  switch (trouble?.kind) {
    case 'parked':
      return { state: 'dead', cause: 'parked', because: 'the domain is parked or for sale' }
    case 'soft_404':
      return { state: 'dead', cause: 'soft_404', because: `the page says “${trouble.phrase}”` }
    case 'wall':
      return {
        state: 'uncertain',
        cause: `${trouble.wall}_wall`,
        because: `a ${trouble.wall} wall stands before the page`,
      }
    case 'out_of_order':
      return { state: 'uncertain', cause: 'out_of_order', because: `the server says “${trouble.phrase}”` }
    default:
      return leadsHome(visit.askedFor, visit.url)
        ? {
            state: 'uncertain',
            cause: 'redirects_home',
            because: `the page leads to the home page of ${new URL(visit.url).hostname}; what it was may be gone`,
          }
        : { state: 'alive', cause: null, because: `the page answers ${status}` }
  }
}

/** A deep address that ends at a home page, of its own site or of another: often a page that was taken away. */
function leadsHome(askedFor: string, end: string): boolean {
  if (isSamePage(askedFor, end)) return false
  const [from, to] = [new URL(askedFor), new URL(end)]
  const isHome = /^\/(?:index\.\w+|home|[a-z]{2}(?:-[a-z]{2})?)?\/?$/i.test(to.pathname) && to.search === ''
  const wasDeep = from.pathname.replace(/\/$/, '') !== ''
  return isHome && wasDeep && !isShortener(from, to)
}

/** A shortener's addresses lead anywhere, home pages too. */
function isShortener(from: URL, to: URL): boolean {
  return siteOf(from) !== siteOf(to) && /^\/[\w-]{1,12}$/.test(from.pathname)
}
