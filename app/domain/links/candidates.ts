import { folded } from '#app/domain/pages/dom.ts'
import { pageKey, siteOf } from '#app/domain/values/web-address.ts'
import type { Placed } from './match.ts'
import type { Promised } from './observation.ts'

/** Pages with no more distinct addresses than this have all of them followed. */
const FEW = 25
const MOST = 30
const SHORTEST_WORD = 3

/** @property leftOut redirectors beyond the most that are followed: nobody knows where they lead */
export type Candidates = { urls: string[]; leftOut: number }

/**
 * Addresses on the page that may lead to the target through a redirect: all of them if they are few, else those that
 * have something of the promise in them or look like a redirector, the likeliest first.
 * @param read keys of pages that have been read already, the page itself for one
 */
export function redirectCandidates(placed: Placed[], promised: Promised, read: Set<string>): Candidates {
  const texts = new Map<string, string>()
  for (const { link } of placed) {
    if (read.has(pageKey(link.url))) continue
    texts.set(link.url, `${texts.get(link.url) ?? ''} ${link.anchor}`)
  }
  if (texts.size <= FEW) return { urls: [...texts.keys()], leftOut: 0 }
  const hints = hintsOf(promised)
  const weighed = [...texts].map(([url, text]) => ({ url, weight: weightOf(url, text, hints) }))
  const likely = weighed
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ url }) => url)
  return { urls: likely.slice(0, MOST), leftOut: likely.slice(MOST).filter(isClearRedirector).length }
}

/** True for an address that looks as if it only leads elsewhere. */
export function looksLikeRedirector(url: string): boolean {
  return isClearRedirector(url) || VAGUE_STEP.test(new URL(url).pathname)
}

/** True for an address that is hardly that of a page. */
export function isClearRedirector(url: string): boolean {
  const { hostname, pathname, search } = new URL(url)
  const host = hostname.replace(/^www\./, '')
  if (SHORTENERS.has(host) || SHORTENERS.has(siteOf(host) ?? '')) return true
  if (
    /^(?:go|out|link|links|click|track|tracking|trk|redirect|redir|r|l|t|away|exit|visit|clk|email|e|url|ref|aff|affiliate|partner)\./.test(
      host,
    )
  )
    return true
  if (CLEAR_STEP.test(pathname)) return true
  return /[?&](?:url|u|to|goto|go|dest|destination|target|redirect|redirect_?(?:to|url|uri)|redir|link|out|href|r|q|murl|ued|next|continue|page|location|website|site|image)=(?:https?(?::|%3a)|\/\/|%2f%2f|www\.)/i.test(
    search,
  )
}

type Hints = { anchor: string; label: string; words: string[] }

function hintsOf(promised: Promised): Hints {
  const target = new URL(promised.target)
  const site = siteOf(target) ?? ''
  const slug = target.pathname.split('/').filter(Boolean).at(-1) ?? ''
  return {
    anchor: folded(promised.anchor).toLowerCase(),
    label: site.split('.')[0]!,
    words: decoded(slug)
      .toLowerCase()
      .replace(/\.\w{2,5}$/, '')
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length >= SHORTEST_WORD && !COMMON.has(word)),
  }
}

function weightOf(url: string, text: string, { anchor, label, words }: Hints): number {
  const inText = folded(text).toLowerCase()
  const inUrl = decoded(url).toLowerCase()
  const holds = (word: string) => word !== '' && (inText.includes(word) || inUrl.includes(word))
  const named = (holds(anchor) ? 4 : 0) + (holds(label) ? 3 : 0) + (words.some(holds) ? 2 : 0)
  return named + (looksLikeRedirector(url) ? 2 : 0)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // Not UTF-8 under its escapes: compared as it stands.
    return text
  }
}

const COMMON = new Set('the and for with your you how what why are from into html php www'.split(' '))

/** Steps of a path that redirectors have and hardly any page, and those that many pages have too. */
const CLEAR_STEP = redirectingStep(
  'go|goto|out|outbound|outgoing|redirect(?:ion|or|s)?|redir|rd|linkout|click|clicks|clk|track|tracking|trk|visit|away|exit|leaving|jump|fwd|refer|recommends?|aff|affiliate|affiliates|shorturl|hop',
)
const VAGUE_STEP = redirectingStep(
  'r|l|to|link|links|leave|external|extern|ext|forward|referral|ref|likes?|partner|partners|deal|deals|offer|offers|get|try|buy|s|u|url|urls|short|cgi-bin|ads?|banner|counter|x',
)

function redirectingStep(names: string): RegExp {
  return new RegExp(`/(?:${names})(?:\\.(?:php|aspx?|cgi|html?|jsp))?(?:/[^/]|/?$)`, 'i')
}

/** Shorteners and the click counters of advertising networks. */
const SHORTENERS = new Set(
  (
    'bit.ly bitly.com t.co tinyurl.com goo.gl g.co ow.ly buff.ly is.gd v.gd lnkd.in cutt.ly rebrand.ly t.ly rb.gy shorturl.at ' +
    'tiny.cc tiny.one bl.ink short.io s.id soo.gd clck.ru vk.cc dlvr.it ift.tt trib.al fb.me youtu.be amzn.to amzn.eu a.co ' +
    'ebay.us wp.me j.mp su.pr x.co po.st snip.ly hubs.ly hubs.la mailchi.mp geni.us smarturl.it linktr.ee lnk.to bit.do ' +
    'adf.ly shrsl.com shareasale.com awin1.com anrdoezrs.net dpbolvw.net jdoqocy.com kqzyfj.com tkqlhce.com pntra.com ' +
    'pntrac.com pxf.io sjv.io evyy.net prf.hn tradedoubler.com zanox.com webgains.com skimresources.com redirectingat.com ' +
    'viglink.com linksynergy.com partnerize.com impactradius.com avantlink.com clickbank.net digistore24.com list-manage.com ' +
    'sendgrid.net mailerlite.com feedburner.com feedproxy.google.com urldefense.com safelinks.protection.outlook.com'
  ).split(' '),
)
