import type { Issue } from '#db/vocabulary.ts'
import type { PageTrouble } from '#app/domain/pages/page-state.ts'
import type { Visit } from '#app/domain/pages/fetch-page.server.ts'
import { positionOf, type Found } from './match.ts'
import type { Because } from './verdict.ts'

type Told = {
  visit: Visit
  because: Because
  issues: Issue[]
  found: Found | null
  occurrences: number
  promised: { anchor: string; match: 'page' | 'site' }
  canonical: string | null
}

/** One sentence that says why, for somebody who builds links. */
export function reasonFor(told: Told): string {
  const { visit } = told
  const isDisguised = visit.kind === 'answered' && visit.obtained === 'as_browser'
  return isDisguised ? `${whyOf(told)}; asked as a browser asks, since we were refused` : whyOf(told)
}

function whyOf(told: Told): string {
  const { visit, because } = told
  const after = redirectsSaid(visit)
  switch (because.kind) {
    case 'no_answer':
      return `${noAnswerSaid(visit)}${after}`
    case 'status':
      return `the page answers ${because.status}${statusSaid(because.status)}${after}`
    case 'found':
      return foundSaid(told)
    case 'trouble':
      return `${troubleSaid(because.trouble)}${after}`
    case 'not_html':
      return `the answer is not an HTML page${after}`
    case 'not_whole':
      return because.end === 'over_limit'
        ? 'the page is larger than 10 MiB, and the link is not in what was read'
        : 'the page broke off while it was read, and the link is not in what was read'
    case 'unrendered':
      return 'no link in the page as served, and showing it in a browser failed'
    case 'frames_unread':
      return `no link found, but ${count(because.count, 'frame')} of the page could not be read`
    case 'unfollowed':
      return `no link found, but ${count(because.count, 'address')} that may lead to the target could not be followed`
    case 'moved':
      return `the page redirects to ${visit.url}, which has no link to the target`
    case 'no_link':
      return told.promised.match === 'site'
        ? "the page was read and has no link to the target's site"
        : 'the page was read and has no link to the target'
  }
}

function redirectsSaid(visit: Visit): string {
  return visit.redirects.length > 0 ? `, after ${count(visit.redirects.length, 'redirect')}` : ''
}

function noAnswerSaid(visit: Visit): string {
  if (visit.kind !== 'no_answer') return ''
  const host = new URL(visit.url).hostname
  switch (visit.failure) {
    case 'timed_out':
      return visit.detail
    case 'no_such_name':
      return `the name ${host} does not exist`
    case 'refused':
      return `${host} refused the connection`
    case 'reset':
      return `${host} broke the connection off`
    case 'no_route':
      return `there is no way to ${host} from here`
    case 'dns_failed':
      return `the name ${host} could not be looked up`
    case 'tls_failed':
      return `no secure connection to ${host}: ${visit.detail}`
    case 'closed_address':
      return `${host} is at an address that is not on the public internet`
    case 'not_http':
      return `${host} does not answer in a form that can be read`
    case 'no_location':
      return 'the page redirects, but does not say where to'
    case 'redirect_loop':
      return 'the redirects go round in a circle'
    case 'asked_to_wait':
      return `${host} has asked for fewer requests for now (${visit.detail})`
    case 'too_many_redirects':
      return 'the page redirects more than 10 times'
  }
}

function statusSaid(status: number): string {
  const said: Record<number, string> = {
    401: ': it asks for a password',
    402: ': it asks for payment',
    403: ': it refuses us',
    404: ': it is not there',
    405: ': it refuses us',
    410: ': it is gone for good',
    429: ': too many requests, try later',
    451: ': withheld for legal reasons',
    503: ': out of service for now',
    999: ': it refuses us',
  }
  return said[status] ?? (status >= 500 ? ': an error of the server' : '')
}

function troubleSaid(trouble: PageTrouble): string {
  const walls = { login: 'a login', consent: 'a consent', age: 'an age', pay: 'a pay', gate: 'a' }
  switch (trouble.kind) {
    case 'challenge':
      return `a test for robots stands before the page (${trouble.by})`
    case 'parked':
      return 'the domain is parked or for sale'
    case 'soft_404':
      return `the page says that it was not found ("${trouble.phrase.slice(0, 80)}")`
    case 'wall':
      return `${walls[trouble.wall]} wall stands before the page`
    case 'no_text':
      return 'the page has no text to read'
    case 'app_shell':
      return 'the page is made by scripts in the browser and could not be read without one'
    case 'out_of_order':
      return `the page is out of order ("${trouble.phrase}")`
  }
}

function foundSaid({ visit, found, occurrences, issues, promised, canonical }: Told): string {
  const has = new Set(issues)
  const rel = (['nofollow', 'sponsored', 'ugc'] as const).filter((word) => has.has(word))
  const said = [
    rel.length > 0 && `rel=${rel.join(' ')}`,
    has.has('page_nofollow') && 'the page says nofollow for all its links',
    has.has('noindex') && 'the page is kept out of search engines (noindex)',
    has.has('robots_blocked') && 'robots.txt keeps Google off the page',
    has.has('canonical_elsewhere') && `the page names another as its original (${canonical})`,
    has.has('source_redirected') && `the page moved to ${visit.url}`,
    has.has('anchor_changed') && `the anchor is "${found?.link.anchor}", not "${promised.anchor}"`,
    has.has('target_changed') && `it points to ${found?.resolved}`,
    has.has('via_redirect') && `it goes through ${found?.link.url}`,
    has.has('target_redirects') && 'the target redirects to another page',
    has.has('target_broken') && 'the target does not exist',
    has.has('hidden') && 'it is hidden',
    has.has('not_in_content') && found && `it stands in ${PLACES[positionOf(found)]}`,
    has.has('in_iframe') && 'it stands in a frame',
    has.has('js_only') && 'it is there only after scripts have run',
  ].filter(Boolean)
  const where = has.has('target_changed') || promised.match === 'site' ? "the target's site" : 'the target'
  return [`found ${count(occurrences, 'link')} to ${where}`, ...said].join('; ')
}

const PLACES = {
  content: 'the content',
  comment: 'a comment',
  navigation: 'the navigation',
  sidebar: 'the sidebar',
  header: 'the header',
  footer: 'the footer',
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : word.endsWith('s') ? 'es' : 's'}`
}
