import { languageOf } from '../pages/language.ts'
import { addressWords, termsOf } from '../pages/terms.ts'

export type OurPage = { id: number; url: string; title: string | null }

/**
 * The page of ours that fits what was behind a dead link, by the words they share: those of the dead address, its
 * anchor and its paragraph against those of our address and title. Null when they share none.
 */
export function bestTarget(
  about: { url: string; anchor: string; context: string },
  pages: OurPage[],
): number | null {
  const language = languageOf(about.context, 'en')
  const strong = termsOf(`${addressWords(about.url)} ${about.anchor}`, language)
  const weak = termsOf(about.context, language)
  let best: { id: number; score: number } | null = null
  for (const page of pages) {
    const ours = termsOf(`${addressWords(page.url)} ${page.title ?? ''}`, language)
    const score = [...ours.keys()].reduce(
      (sum, term) => sum + (strong.has(term) ? 3 : weak.has(term) ? 1 : 0),
      0,
    )
    if (score > 0 && (!best || score > best.score)) best = { id: page.id, score }
  }
  return best?.id ?? null
}
