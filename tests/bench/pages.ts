import type { Issue, Verdict } from '#db/vocabulary.ts'
import { pick, seeded } from './seeded.ts'

/** A made web of many hosts. Each page is a pure function of its place, so that server and benchmark agree. */
export const HOSTS = 300
export const PAGES = 5_000
export const TARGET = 'http://client.test/guide'

export type MadeAnswer = {
  status: number
  headers: Record<string, string>
  body: string
  isPacked?: boolean
  /** Comes in two pieces, with a pause between. */
  isSlow?: boolean
}

export type MadePage = {
  url: string
  /** What a check of the promised link must say. */
  verdict: Verdict
  issues: Issue[]
  answer: MadeAnswer
}

const KINDS = [
  ...Array<'live'>(30).fill('live'),
  ...Array<'nofollow'>(4).fill('nofollow'),
  ...Array<'missing'>(8).fill('missing'),
  'noindex',
  'footer',
  'gone',
  'soft_404',
  'moved',
  'refused',
  'bot_wall',
  'packed',
  'slow',
  'through',
  'entities',
] as const

const WORDS =
  'garden soil compost water leaf root season spring autumn mulch seed bed border path tool shed grower heap worm layer green brown carbon frost light shade'.split(
    ' ',
  )

/** The page at a place from 0 to PAGES - 1. */
export function pageAt(at: number): MadePage {
  const chance = seeded(at + 1)
  const host = `h${at % HOSTS}.test`
  const path = `/posts/${at}`
  const kind = pick(chance, KINDS)
  const url = `http://${host}${path}`
  const html = (link: string, more: { head?: string; foot?: string } = {}) => ({
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: page(chance, { host, link, ...more }),
  })
  const live = `<a href="${TARGET}">the guide</a>`
  switch (kind) {
    case 'live':
      return { url, verdict: 'live', issues: [], answer: html(live) }
    case 'entities':
      return {
        url,
        verdict: 'live',
        issues: [],
        answer: html('<a href="http&#58;//CLIENT.test/%67uide?utm_source=x">the guide</a>'),
      }
    case 'packed':
      return { url, verdict: 'live', issues: [], answer: { ...html(live), isPacked: true } }
    case 'slow':
      return { url, verdict: 'live', issues: [], answer: { ...html(live), isSlow: true } }
    case 'through':
      return {
        url,
        verdict: 'live_with_issues',
        issues: ['via_redirect'],
        answer: html(`<a href="/go/guide">the guide</a>`),
      }
    case 'bot_wall':
      return {
        url,
        verdict: 'blocked',
        issues: [],
        answer: {
          status: 503,
          headers: { 'content-type': 'text/html', server: 'cloudflare' },
          body: '<title>Just a moment...</title><script>window._cf_chl_opt={}</script>',
        },
      }
    case 'nofollow':
      return {
        url,
        verdict: 'live_with_issues',
        issues: ['nofollow'],
        answer: html(`<a rel="nofollow" href="${TARGET}">the guide</a>`),
      }
    case 'noindex':
      return {
        url,
        verdict: 'live_with_issues',
        issues: ['noindex'],
        answer: html(live, { head: '<meta name="robots" content="noindex">' }),
      }
    case 'footer':
      return {
        url,
        verdict: 'live_with_issues',
        issues: ['not_in_content'],
        answer: html('', { foot: live }),
      }
    case 'missing':
      return { url, verdict: 'missing', issues: [], answer: html('') }
    case 'gone':
      return {
        url,
        verdict: 'gone',
        issues: [],
        answer: { status: 404, headers: { 'content-type': 'text/html' }, body: 'no' },
      }
    case 'soft_404':
      return {
        url,
        verdict: 'gone',
        issues: [],
        answer: {
          status: 200,
          headers: { 'content-type': 'text/html' },
          body: '<title>Page not found</title><h1>Page not found</h1><p>Try the start page.</p>',
        },
      }
    case 'moved':
      return {
        url,
        verdict: 'live_with_issues',
        issues: ['source_redirected'],
        answer: { status: 301, headers: { location: `${url}/new` }, body: '' },
      }
    case 'refused':
      return {
        url,
        verdict: 'blocked',
        issues: [],
        answer: { status: 403, headers: { 'content-type': 'text/html' }, body: '<p>No.</p>' },
      }
  }
}

/** Where a moved page went. */
export function movedPage(at: number): MadePage['answer'] {
  const chance = seeded(at + 1)
  const body = page(chance, { host: `h${at % HOSTS}.test`, link: `<a href="${TARGET}">the guide</a>` })
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body }
}

/** Twenty to sixty kilobytes in the shape of a blog: navigation, article, comments, sidebar, footer, scripts. */
function page(
  chance: () => number,
  { host, link, head = '', foot = '' }: { host: string; link: string; head?: string; foot?: string },
): string {
  const paragraphs = 20 + Math.floor(chance() * 40)
  const at = Math.floor(chance() * paragraphs)
  const body = Array.from({ length: paragraphs }, (_, index) => {
    const words = Array.from({ length: 40 + Math.floor(chance() * 60) }, () => pick(chance, WORDS)).join(' ')
    const inner =
      chance() < 0.3 ? ` <a href="/posts/${Math.floor(chance() * PAGES)}">${pick(chance, WORDS)}</a>` : ''
    return `<p class="entry-text">${words}.${inner}${index === at ? ` See ${link} here.` : ''}</p>`
  })
  const nav = Array.from(
    { length: 30 },
    (_, index) =>
      `<li class="menu-item menu-item-${index}"><a href="/c/${index}">${pick(chance, WORDS)}</a></li>`,
  )
  const side = Array.from(
    { length: 20 },
    (_, index) => `<li><a href="http://${host}/tag/${index}">${pick(chance, WORDS)}</a></li>`,
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${pick(chance, WORDS)} and ${pick(chance, WORDS)}</title>${head}<style>body{margin:0;font:16px serif}</style></head><body><nav><ul>${nav.join('')}</ul></nav><main><article><h1>${pick(chance, WORDS)}</h1>${body.join('\n')}</article></main><aside class="sidebar"><ul>${side.join('')}</ul></aside><footer><p>${foot} All rights.</p></footer><script>window.x=${Math.floor(chance() * 1e6)}</script></body></html>`
}
