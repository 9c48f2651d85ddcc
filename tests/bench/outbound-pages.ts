/** What `npm run bench crawl` crawls: pages of one host, and what they link to on many. Addresses of the loopback net. */
export const SOURCE_PAGES = 500
export const TARGETS = 5_200
const TARGETS_A_HOST = 20
const LINKS_A_PAGE = 22

export const SOURCE_HOST = '127.0.0.1'

export type Kind =
  | 'page'
  | 'packed'
  | 'file'
  | 'moved'
  | 'no_head'
  | 'head_lies'
  | 'slow'
  | 'gone_404'
  | 'gone_410'
  | 'soft_404'
  | 'parked'
  | 'refuses'
  | 'throttles'
  | 'fails'
  | 'bot_wall'

/** What is dead by the rules; everything else is alive or uncertain. */
const DEAD: ReadonlySet<Kind> = new Set<Kind>(['gone_404', 'gone_410', 'soft_404', 'parked'])

/** Of a hundred addresses, so many of each kind; the rest are plain pages. */
const SHARES: [Kind, number][] = [
  ['packed', 10],
  ['file', 3],
  ['moved', 6],
  ['no_head', 3],
  ['head_lies', 2],
  ['slow', 1],
  ['gone_404', 6],
  ['gone_410', 1],
  ['soft_404', 2],
  ['parked', 1],
  ['refuses', 2],
  ['fails', 2],
  ['bot_wall', 1],
]

/** The kind of the target with this number. Whole hosts throttle, since that is about the asker and not the page. */
export function kindAt(at: number): Kind {
  if (Math.floor(at / TARGETS_A_HOST) % 50 === 7) return 'throttles'
  let left = (at * 37) % 100
  for (const [kind, share] of SHARES) {
    if (left < share) return kind
    left -= share
  }
  return 'page'
}

export function targetUrl(at: number, port: number): string {
  const host = Math.floor(at / TARGETS_A_HOST)
  return `http://127.1.${Math.floor(host / 250)}.${(host % 250) + 1}:${port}/t/${at}`
}

export function deadUrls(port: number): string[] {
  return allTargets()
    .filter((at) => DEAD.has(kindAt(at)))
    .map((at) => targetUrl(at, port))
}

export function allTargets(): number[] {
  return Array.from({ length: TARGETS }, (_, at) => at)
}

/** Page 0 links to all others; together they name every target, and some of them twice. */
export function sourcePage(page: number, port: number): string {
  const own = Array.from({ length: LINKS_A_PAGE }, (_, at) => (page * 11 + at * 241) % TARGETS)
  const part = allTargets().filter((at) => at % SOURCE_PAGES === page)
  const links = [...new Set([...part, ...own])].map(
    (at) => `<p>${WORDS} See <a href="${targetUrl(at, port)}">source ${at}</a> for more.</p>`,
  )
  const others =
    page === 0
      ? Array.from(
          { length: SOURCE_PAGES - 1 },
          (_, at) => `<li><a href="/p/${at + 1}">Page ${at + 1}</a></li>`,
        )
      : []
  return `<!doctype html><title>Page ${page}</title><main><h1>Page ${page}</h1>${links.join('\n')}</main><ul>${others.join('')}</ul>`
}

const WORDS = 'Composting needs patience, air and water, and a little of each every week.'
export const ARTICLE = `<!doctype html><title>An article</title><article><h1>An article</h1><p>${`${WORDS} `.repeat(40)}</p></article>`
