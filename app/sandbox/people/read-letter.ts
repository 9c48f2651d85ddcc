import { bareHost, isDeadAddress, pagesOf } from '../sites/catalogue.ts'
import type { SiteSpec } from '../sites/spec.ts'
import type { Letter } from './memory.ts'

/** What somebody makes of a letter of ours. */
export type Wish = {
  /** How to address the sender. */
  firstName: string
  /** The page of theirs that it is about: path. */
  path: string
  pageTitle: string
  /** The page that should be linked to; null when the letter names none. */
  target: string | null
  tone: 'yes' | 'no' | 'open'
  hasQuestion: boolean
}

const ADDRESS = /\bhttps?:\/\/[^\s<>"'()[\]]+|(?<![@\w.-])(?:[a-z0-9-]+\.)+test\/[^\s<>"'()[\]]*/gi

/** Reads a letter as a busy person does: which page of mine, which page of theirs, yes or no. */
export function readLetter(letter: Letter, site: SiteSpec, seed: number): Wish {
  const text = ownWords(letter.text)
  const urls = [...text.matchAll(ADDRESS)].flatMap(([found]) => {
    const clean = found.replace(/[.,;:!?]+$/, '')
    return URL.parse(/^https?:/i.test(clean) ? clean : `http://${clean}`) ?? []
  })
  const page = pageMeant(urls, letter, text, site, seed)
  return {
    firstName: firstNameOf(letter, text),
    path: page.path,
    pageTitle: page.title,
    target: targetMeant(urls, letter, site, seed),
    tone: toneOf(text),
    hasQuestion: text.includes('?'),
  }
}

/** The letter without what it quotes. */
export function ownWords(text: string): string {
  const lines = text.replace(/\r/g, '').split('\n')
  const quote = lines.findIndex((line) => /^On .{10,200} wrote:$|^-{3,} ?Original/.test(line.trim()))
  return lines
    .slice(0, quote < 0 ? undefined : quote)
    .filter((line) => !line.startsWith('>'))
    .join('\n')
}

export function toneOf(text: string): Wish['tone'] {
  const no =
    /\b(no,? thank(s| you)|not (buy|pay|for us|possible|able)|(do|can|could|will|would)(n['’]t| ?not) (buy|pay|offer|do|write|swap|exchange)|cannot|unfortunately|decline|pass on|no budget|don['’]t pay)\b/i
  const yes =
    /\b(yes|sure|of course|happy to|glad to|gladly|with pleasure|love to|delighted|here (is|are)|here['’]s|attached|sounds good|agreed|we can|i can|i will|i['’]ll|we will|we['’]ll|deal)\b/i
  if (no.test(text)) return 'no'
  return yes.test(text) ? 'yes' : 'open'
}

function firstNameOf(letter: Letter, text: string): string {
  const named = letter.fromName.trim().split(/\s+/)[0]
  const signed =
    /\n(?:best|regards|thanks|cheers|yours|kind regards|best wishes)[^\n]*\n+([A-Z][\p{L}’-]+)/iu.exec(
      text,
    )?.[1]
  return named || signed || 'there'
}

function pageMeant(urls: URL[], letter: Letter, text: string, site: SiteSpec, seed: number) {
  const pages = pagesOf(site, seed)
  const byAddress = urls
    .filter((url) => bareHost(url.host) === site.host)
    .map((url) => pages.find((page) => page.path === url.pathname.replace(/(.)\/$/, '$1')))
    .find((page) => page !== undefined)
  const whole = `${letter.subject}\n${text}`.toLowerCase()
  const byTitle = pages.find((page) => whole.includes(page.title.toLowerCase()))
  return byAddress ?? byTitle ?? pages[0] ?? { path: '/', title: site.name }
}

/** A page of the sender's own site before any other; never ours, a dead one, a rival's home page or the opt-out link. */
function targetMeant(urls: URL[], letter: Letter, site: SiteSpec, seed: number): string | null {
  const sender = letter.from.split('@')[1] ?? ''
  const possible = urls.filter(
    (url) =>
      bareHost(url.host) !== site.host &&
      !/^(localhost|127\.|\[)/.test(url.hostname) &&
      !url.pathname.startsWith('/u/') &&
      !isDeadAddress(url.href, seed),
  )
  const own = possible.find((url) => url.hostname === sender && url.pathname !== '/')
  return (own ?? possible.find((url) => url.pathname !== '/') ?? possible[0])?.href ?? null
}
