/** A term of a page as it is stored: stem, the form that a person reads, how often. */
export type StoredTerm = [stem: string, word: string, count: number]

/** What relevance needs of a page that was read. */
export type ReadText = { language: string | null; wordCount: number; terms: StoredTerm[] }

/** What one page of ours is about: its terms by what a page that has them can earn, 100 in all. */
export type Topic = {
  targetPageId: number | null
  url: string
  language: string | null
  weights: Map<string, { word: string; weight: number }>
}

export type Matched = { word: string; points: number }

export type Relevance = {
  /** 0 to 100; null when there is nothing to judge by. */
  value: number | null
  /** Our page that it is closest to. */
  targetPageId: number | null
  url: string | null
  matched: Matched[]
  because: string
}

const TERMS_OF_A_TOPIC = 25
/** BM25: how soon more of the same word stops counting, and how much long texts are held back. */
const K1 = 1.2
const B = 0.5
/** Words of a usual article, in place of the average of a collection: so that a score does not move with its neighbours. */
const USUAL_LENGTH = 600
/** A page on the very subject has about half of our words, weighed; nobody writes our page again. */
const REACH = 0.5
/** Fewer words than that are a form, a shop window or an error. */
const FEWEST_WORDS = 30

/**
 * What a page of ours is about.
 * @param spread on how many of `of` pages each stem stands. Words that all pages have weigh less, but only a little:
 * prospects are chosen for their subject, so that the subject itself stands on most of them.
 */
export function topicOf(
  page: Pick<Topic, 'targetPageId' | 'url'> & ReadText,
  spread: { of: number; pages: (stem: string) => number } = { of: 0, pages: () => 0 },
): Topic {
  const weighed = page.terms
    .map(([stem, word, count]) => {
      const rarity = 1 + Math.log10((spread.of + 1) / (spread.pages(stem) + 1)) / 2
      return { stem, word, weight: (count / (count + K1)) * Math.min(3, count) * rarity }
    })
    .toSorted((one, other) => other.weight - one.weight || one.stem.localeCompare(other.stem))
    .slice(0, TERMS_OF_A_TOPIC)
  const sum = weighed.reduce((total, { weight }) => total + weight, 0)
  const weights = new Map(
    weighed.map(({ stem, word, weight }) => [stem, { word, weight: (weight / sum) * 100 }]),
  )
  return { targetPageId: page.targetPageId, url: page.url, language: page.language, weights }
}

/** How close a page is to the closest page of ours, with the terms that say so: BM25 of our terms in its main text. */
export function relevanceOf(topics: Topic[], page: ReadText): Relevance {
  const nothing = { targetPageId: null, url: null, matched: [] }
  if (topics.length === 0)
    return { value: null, ...nothing, because: 'no target page of this project could be read yet' }
  if (page.wordCount < FEWEST_WORDS)
    return { value: null, ...nothing, because: `too little text to judge: ${page.wordCount} words` }
  const counts = new Map(page.terms.map(([stem, , count]) => [stem, count]))
  const length = K1 * (1 - B + (B * page.wordCount) / USUAL_LENGTH)
  const [best] = topics
    .map((topic) => {
      const matched = [...topic.weights].flatMap(([stem, { word, weight }]) => {
        const count = counts.get(stem) ?? 0
        return count > 0 ? [{ word, points: ((weight / REACH) * count) / (count + length) }] : []
      })
      return { topic, matched, sum: matched.reduce((total, { points }) => total + points, 0) }
    })
    .toSorted((one, other) => other.sum - one.sum)
  const { topic, matched, sum } = best!
  const value = Math.min(100, sum)
  const shown = matched
    .map(({ word, points }) => ({ word, points: round((points * value) / (sum || 1)) }))
    .filter(({ points }) => points > 0)
    .toSorted((one, other) => other.points - one.points)
  return {
    value: Math.round(value),
    targetPageId: topic.targetPageId,
    url: topic.url,
    matched: shown,
    because: causeOf(topics, topic, page, shown.length),
  }
}

function causeOf(topics: Topic[], topic: Topic, page: ReadText, matchedCount: number): string {
  const isForeign =
    page.language !== null && topics.every(({ language }) => language !== null && language !== page.language)
  if (isForeign)
    return `the page is in ${languageName(page.language!)}, our pages are in ${[...new Set(topics.map(({ language }) => languageName(language!)))].join(' and ')}`
  if (matchedCount === 0) return 'it has none of the main terms of our pages'
  return `it has ${matchedCount} of the ${topic.weights.size} main terms of our page`
}

const NAMES = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' })

/** "German" for `de`. */
export function languageName(code: string): string {
  return NAMES.of(code) ?? code
}

function round(points: number): number {
  return Math.round(points * 10) / 10
}
