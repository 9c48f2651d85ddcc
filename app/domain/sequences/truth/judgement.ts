import type { TruthFinding } from '#db/vocabulary.ts'
import type { Claims } from './claims.ts'

type Answer = { state: 'dead' | 'alive' | 'uncertain'; because: string }

/** What was seen of the claims. What was not looked at is null. */
export type Seen = {
  /** Their page. `isWhole`: all of it was read, what scripts add too, so that what was not seen is not there. */
  page: (Answer & { isWhole: boolean }) | null
  deadLink: (Answer & { isOnPage: boolean | null }) | null
  quotes: { text: string; isThere: boolean; page: Answer & { isWhole: boolean } }[]
  /** A link to us. */
  link: { url: string; isWell: boolean } | null
}

export type TruthCause =
  | 'holds'
  | 'links'
  | 'page_gone'
  | 'dead_link_works'
  | 'dead_link_removed'
  | 'quote_gone'
  | 'page_unreadable'
  | 'dead_link_unreadable'
  | 'quote_unreadable'

export type Truth = { finding: TruthFinding; cause: TruthCause; because: string }

/**
 * Is the reason for writing still there? They link to us: then there is nothing to ask for. What is gone for certain comes before
 * what nobody could read; and what nobody could read is never called gone.
 */
export function judgeTruth(
  { pageUrl, deadUrl, ours }: Claims,
  { page, deadLink, quotes, link }: Seen,
): Truth {
  if (link && (ours?.match === 'site' || link.isWell))
    return said('links', 'links', `Their page links to us already: ${link.url}`)
  if (page?.state === 'dead') return said('false', 'page_gone', `Their page is gone: ${page.because}`)
  if (deadLink?.state === 'alive')
    return said('false', 'dead_link_works', `The dead link works again: ${deadLink.because}`)
  const isRead = page?.state === 'alive' && page.isWhole
  if (isRead && deadLink?.isOnPage === false)
    return said('false', 'dead_link_removed', `Their page no longer has the dead link ${deadUrl}`)
  const gone = quotes.find((one) => !one.isThere && one.page.state === 'dead')
  if (gone) return said('false', 'quote_gone', `The page that is quoted is gone: ${gone.page.because}`)
  const changed = quotes.find((one) => !one.isThere && one.page.state === 'alive' && one.page.isWhole)
  if (changed) return said('false', 'quote_gone', `Their page no longer says “${shortened(changed.text)}”`)
  if (page?.state === 'uncertain')
    return said('unclear', 'page_unreadable', `Their page could not be read: ${page.because}`)
  if (deadLink?.state === 'uncertain')
    return said(
      'unclear',
      'dead_link_unreadable',
      `Nobody can tell whether the dead link is dead: ${deadLink.because}`,
    )
  if (deadLink?.isOnPage === false)
    return said('unclear', 'page_unreadable', 'Their page could not be read whole: its scripts were not run')
  const unread = quotes.find((one) => !one.isThere)
  if (unread)
    return said(
      'unclear',
      'quote_unreadable',
      `Nobody can tell whether the page still says “${shortened(unread.text)}”: ${
        unread.page.state === 'alive' ? 'it could not be read whole' : unread.page.because
      }`,
    )
  return said('true', 'holds', holdWords({ pageUrl, deadLink, quotes }))
}

function holdWords({
  pageUrl,
  deadLink,
  quotes,
}: Pick<Claims, 'pageUrl'> & Pick<Seen, 'deadLink' | 'quotes'>): string {
  const parts = [
    ...(pageUrl ? ['the page is up and does not link to us'] : []),
    ...(deadLink ? [`the dead link is dead (${deadLink.because})`] : []),
    ...(quotes.length ? [quotes.length === 1 ? 'the quoted words are there' : 'the quotes are there'] : []),
  ]
  return parts.join(', ')
}

const LONGEST = 80

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, text.lastIndexOf(' ', LONGEST))} …`
}

function said(finding: TruthFinding, cause: TruthCause, because: string): Truth {
  return { finding, cause, because }
}

/**
 * Whether a page says these words, whatever its white space, quotation marks and dashes. An ellipsis in them stands for words that
 * were left out.
 */
export function says(pageText: string, quote: string): boolean {
  const page = plain(pageText)
  const parts = quote
    .split(/\.{3}|…/)
    .map(plain)
    .filter((part) => part !== '')
  return parts.length > 0 && parts.every((part) => page.includes(part))
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
