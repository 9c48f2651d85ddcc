import { FALSE_FLATTERY, SPAM_PHRASES, type Phrase } from './phrases.ts'
import type { Rendered } from './render.ts'

export type Slip = {
  rule: 'false-flattery' | 'spam-phrases' | 'left-over-brackets' | 'all-caps'
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
