import { FALSE_FLATTERY, SPAM_PHRASES, type Phrase } from './phrases.ts'
import type { Rendered } from './render.ts'

export type Slip = {
  rule: 'false-flattery' | 'spam-phrases' | 'left-over-brackets' | 'all-caps' | 'uncited-claim'
  /** Place in the rendered text. */
  index: number
  message: string
}

/** What the writer's own words give away. Values put in by the machine are the page's words and not judged. */
export function wording(rendered: Rendered): Slip[] {
  const own = ownWords(rendered)
  return [
    ...phrases('false-flattery', own, FALSE_FLATTERY, 'reads as flattery'),
    ...phrases('spam-phrases', own, SPAM_PHRASES, 'reads as a mailing'),
    ...[...own.matchAll(/!{2,}|\?!|\${2,}/g)].map(({ 0: shown, index }) => ({
      rule: 'spam-phrases' as const,
      index,
      message: `“${shown}” reads as a mailing: one sign is enough`,
    })),
    ...leftOvers(own, rendered.text).map(({ index, shown }) => ({
      rule: 'left-over-brackets' as const,
      index,
      message: `“${shown}” looks like a place that was to be filled in`,
    })),
    ...uncited(rendered, own),
    ...shouting(own).map(({ index, shown }) => ({
      rule: 'all-caps' as const,
      index,
      message: `“${shown}” shouts: write it in small letters`,
    })),
  ]
}

function phrases(rule: Slip['rule'], own: string, list: readonly Phrase[], verdict: string): Slip[] {
  const found = list.flatMap(({ pattern, advice }) =>
    [...own.matchAll(pattern)].map((match) => ({ match, advice })),
  )
  return apart(found).map(({ match, advice }) => ({
    rule,
    index: match.index,
    message: `“${match[0].replace(/\s+/g, ' ')}” ${verdict}: ${advice}`,
  }))
}

/** Of phrases that overlap, the one that begins first. */
function apart<T extends { match: RegExpExecArray }>(found: T[]): T[] {
  let end = 0
  return found
    .sort((a, b) => a.match.index - b.match.index)
    .filter(({ match }) => {
      if (match.index < end) return false
      end = match.index + match[0].length
      return true
    })
}

/** The text with values put in by the machine blanked out: the writer answers for the words and the opener only. */
function ownWords({ pieces }: Rendered): string {
  return pieces
    .map(({ text, fields }) =>
      fields.length === 0 || fields.includes('opener') ? text : text.replace(/\S/g, '\u25a1'),
    )
    .join('')
}

const PLACE =
  /\{+[^{}\n]*\}*|\}+|\[(?!\d{1,3}\]|…\]|\.\.\.\]|sic\])[^\]\n]{1,60}\]|<(?!https?:)[A-Za-z/][^<>@\n]{0,60}>|%[A-Z_]{2,}%|\bX{3,}\b/g

function leftOvers(own: string, whole: string): { index: number; shown: string }[] {
  const inWords = [...own.matchAll(PLACE)]
  const inValues = [...whole.matchAll(/\{\{[^{}\n]*\}\}/g)].filter((match) => own[match.index] === '\u25a1')
  return [...inWords, ...inValues].map((match) => ({ index: match.index, shown: match[0] }))
}

const ACRONYMS = new Set(
  'HTML HTTP HTTPS CSS JSON XML PDF SEO URL URLS USA NASA UNESCO UNICEF ASCII WCAG GDPR DSGVO API FAQ CEO NGO DIY NHS BBC RSPB CMS ISBN WHO'.split(
    ' ',
  ),
)
const SHOUTED = new Set('FREE BEST ONLY VERY LAST MUST HUGE WANT STOP NEED EVER READ'.split(' '))

function shouting(own: string): { index: number; shown: string }[] {
  const found = []
  for (const match of own.matchAll(
    /(?<![\p{L}\p{N}%_[{<])\p{Lu}{2,}(?:[ -]+\p{Lu}{2,})*(?![\p{L}\p{N}])/gu,
  )) {
    const loud = match[0].split(/[ -]+/).filter((word) => !ACRONYMS.has(word))
    const letters = loud.join('').length
    if (loud.some((word) => word.length > 4 || SHOUTED.has(word)) || (loud.length > 1 && letters > 6))
      found.push({ index: match.index, shown: match[0] })
  }
  return found
}

/** Values that are words of theirs, or are what was seen on their page. */
const PROOF = ['quote.text', 'page.paragraph', 'mention', 'dead.url', 'dead.anchor']

const THEIR_WORDS = new RegExp(
  "(?<![\\p{L}])(?<!(?:if|what|whatever|where|which|should) )(?:(?:you|you[’']ve|you have) (?:also |once |recently |rightly )?(?:say|said|write|wrote|written|mention|mentioned|argue|argued|claim|claimed|recommend|recommended|suggest|suggested|point out|pointed out|note|noted|state|stated|explain|explained)" +
    '|your (?:page|post|article|guide|list|piece|site|blog|book|text) (?:says|said|mentions|mentioned|argues|claims|recommends|recommended|suggests|notes|states|explains|explained|covers))(?![\\p{L}])',
  'giu',
)

/** What is claimed about their words, in a sentence that shows none of them. */
function uncited({ pieces, text }: Rendered, own: string): Slip[] {
  return [...own.matchAll(THEIR_WORDS)].flatMap(({ 0: shown, index }) => {
    const start = Math.max(0, ...['\n\n', '. ', '! ', '? '].map((end) => own.lastIndexOf(end, index)))
    const next = own.slice(index).search(/[.!?](?:\s|$)|\n\n/)
    // What follows a colon may be the quote, on a line of its own.
    const end = next === -1 ? own.length : Math.min(own.length, index + next + 1)
    const isQuoted = /[“„«"»”][^“„«"»”]{8,}[“„«"»”]/.test(text.slice(start, end))
    if (isQuoted || hasProof(pieces, start, end)) return []
    const message = `“${shown}” claims something about them and shows none of their words: quote them ({{quote.text}}), or leave it out`
    return [{ rule: 'uncited-claim', index, message }]
  })
}

function hasProof(pieces: Rendered['pieces'], from: number, to: number): boolean {
  let at = 0
  return pieces.some(({ text, fields }) => {
    const begin = at
    at += text.length
    return begin < to && at > from && fields.some((field) => PROOF.includes(field))
  })
}
