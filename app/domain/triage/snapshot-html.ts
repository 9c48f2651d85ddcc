import sanitize from 'sanitize-html'
import { httpUrl, isSamePage, siteOf } from '../values/web-address.ts'

/** More of a page is not shown: it is looked at for half a minute. */
const MOST_CHARACTERS = 600_000

const TAGS =
  'a abbr address article aside b blockquote br caption cite code dd details del div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i li main mark nav ol p pre q s section small span strong sub summary sup table tbody td tfoot th thead time tr u ul'.split(
    ' ',
  )

/** What of these is inside is no text of the page. */
const SILENT =
  'script style textarea option noscript template title svg math object canvas audio video iframe select button'.split(
    ' ',
  )

/** What is worth seeing at once in a page: the dead link, links to us, links to competitors. */
export type Marks = { dead: string | null; ours: string | null; rivals: string[] }

/**
 * A page as words and links only: nothing in it runs, nothing is loaded from elsewhere, it has no looks of its own.
 * Links lead out in a new tab and only when somebody clicks them.
 * @param url where it was read, for relative links
 */
export function snapshotHtml(html: string, { url, marks }: { url: string; marks: Marks }): string {
  const rivals = new Set(marks.rivals.map((rival) => siteOf(rival) ?? rival))
  return sanitize(html.slice(0, MOST_CHARACTERS), {
    allowedTags: TAGS,
    nonTextTags: SILENT,
    allowedAttributes: {
      '*': ['lang', 'dir'],
      a: ['href', 'rel', 'target', 'title', { name: 'class', values: ['dead', 'ours', 'rival'] }],
      td: ['colspan', 'rowspan'],
      th: ['colspan', 'rowspan'],
    },
    allowedSchemes: ['http', 'https'],
    allowProtocolRelative: false,
    nestingLimit: 120,
    transformTags: {
      a: (tagName, { href }) => {
        const to = href === undefined ? null : httpUrl(href, url)
        if (!to) return { tagName: 'span', attribs: {} }
        const mark = markOf(to.href, marks, rivals)
        return {
          tagName,
          attribs: {
            href: to.href,
            rel: 'noopener noreferrer nofollow',
            target: '_blank',
            ...(mark && { class: mark, title: MARK_WORDS[mark] }),
          },
        }
      },
    },
  }).trim()
}

type Mark = 'dead' | 'ours' | 'rival'
const MARK_WORDS: Record<Mark, string> = {
  dead: 'The dead link',
  ours: 'Links to us',
  rival: 'Links to a competitor',
}

function markOf(href: string, { dead, ours }: Marks, rivals: ReadonlySet<string>): Mark | null {
  if (dead && URL.canParse(dead) && isSamePage(dead, href)) return 'dead'
  const site = siteOf(href)
  if (!site) return null
  if (site === ours) return 'ours'
  return rivals.has(site) ? 'rival' : null
}

/**
 * The page of its own in which a snapshot is framed.
 * @param theme the reader's choice; the system's where none was made
 * @param nonce allows the one style sheet, which is ours
 */
export function snapshotDocument(
  content: string,
  { theme, nonce }: { theme: 'system' | 'light' | 'dark'; nonce: string },
): string {
  const scheme = theme === 'system' ? 'light dark' : theme
  return `<!doctype html>
<html lang="und"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Snapshot</title><style nonce="${nonce}">:root{color-scheme:${scheme}}${STYLE}</style></head>
<body>${content}</body></html>`
}

/** Everything is refused but our style sheet: it holds even if the cleaning should ever let something through. */
export function snapshotHeaders(nonce: string): Record<string, string> {
  const policy = [
    `default-src 'none'`,
    `style-src 'nonce-${nonce}'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'self'`,
    // Of our own origin, so that the keys of the screen scroll it; no script may run in it.
    `sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox`,
  ]
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policy.join('; '),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'SAMEORIGIN',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'private, max-age=300',
  }
}

/** The "paper" of the drawing: the words of the page in a book's face, in the tones of our own screens. */
const STYLE = `
html{background:light-dark(#f6f8f9,#0d1012);scrollbar-width:thin;scrollbar-color:light-dark(#cfd5d7,#373f41) transparent}
body{margin:16px;padding:32px 40px;background:light-dark(#fff,#131719);border:1px solid light-dark(#e0e5e6,#272d2f);
border-radius:4px;font:15px/1.55 Georgia,"Liberation Serif",serif;color:light-dark(#485255,#aeb6b9);overflow-wrap:anywhere}
h1,h2,h3,h4,h5,h6{color:light-dark(#181f22,#e7eaeb);line-height:1.25;margin:18px 0 6px;font-size:16px}
h1{font-size:24px;margin-bottom:12px}h2{font-size:19px}
p,ul,ol,dl,table,blockquote,pre{margin:6px 0}ul,ol{padding-left:20px}li>ul,li>ol{margin:0}
a{color:inherit;text-underline-offset:2px}
nav,footer,aside{font-size:13px;color:light-dark(#5f696d,#949da1)}
table{border-collapse:collapse}td,th{padding:2px 8px 2px 0;text-align:left;vertical-align:top;font-weight:inherit}
pre{white-space:pre-wrap}hr{border:0;border-top:1px solid light-dark(#e0e5e6,#272d2f)}
a.dead,a.ours,a.rival{padding:1px 3px;border-radius:2px;-webkit-box-decoration-break:clone;box-decoration-break:clone}
a.dead{background:light-dark(#ffeae7,#3c211f);color:light-dark(#8d1a1e,#ffaea7);text-decoration:line-through}
a.ours{background:light-dark(#e5f5e7,#17301c);color:light-dark(#165c2b,#99daa4)}
a.rival{background:light-dark(#feefcf,#362610);color:light-dark(#6f4500,#eebe81)}
@media(max-width:480px){body{margin:8px;padding:16px}}
`
