import { grammarOf } from './language.ts'

/** The words of a text by their stem: how often, and the form that a person reads. */
export type Terms = Map<string, { word: string; count: number }>

/**
 * What a text speaks of: words of three letters and more (two in scripts that need no more), without those that say
 * nothing in its language, plural and singular as one.
 */
export function termsOf(text: string, language: string | null): Terms {
  const { stem, stops } = grammarOf(language)
  const terms: Terms = new Map()
  const forms = new Map<string, Map<string, number>>()
  for (const word of wordsOf(text.toLowerCase(), language)) {
    if (stops.has(word) || EVERYWHERE.has(word) || /^\d{1,3}$/.test(word)) continue
    const key = stem(word)
    const term = terms.get(key)
    if (term) term.count++
    else terms.set(key, { word, count: 1 })
    const seen = forms.get(key) ?? new Map<string, number>()
    forms.set(key, seen.set(word, (seen.get(word) ?? 0) + 1))
  }
  for (const [key, seen] of forms) {
    let most = 0
    for (const [word, count] of seen)
      if (count > most) {
        most = count
        terms.get(key)!.word = word
      }
  }
  return terms
}

/** Languages that write without blanks are cut by what the machine knows of their words. */
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]/

function wordsOf(text: string, language: string | null): string[] {
  if (!UNSPACED.test(text)) return text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]{2,}/gu) ?? []
  const cut = new Intl.Segmenter(language ?? undefined, { granularity: 'word' })
  return [...cut.segment(text)].flatMap(({ segment, isWordLike }) =>
    isWordLike && segment.length > 1 ? [segment] : [],
  )
}

/** Words of the web itself: they stand on pages about anything, and in every address. */
const EVERYWHERE = new Set(
  (
    'html htm php asp aspx www http https com net org index page pages home blog post posts article articles guide ' +
    'guides read more click here menu search share comment comments reply email newsletter subscribe login cookie ' +
    'cookies privacy policy terms copyright site website web online free get new also one two how what when why may can ' +
    'will use used using like make made need want best good well much many way year years day time'
  ).split(' '),
)

/** The words of an address: of its path, read as leniently as browsers read a query, so that no stray sign fails it. */
export function addressWords(url: string): string {
  if (!URL.canParse(url)) return url
  const path = new URL(url).pathname.replace(/[/_+&-]+/g, ' ')
  return new URLSearchParams(`path=${path}`).get('path')!
}
