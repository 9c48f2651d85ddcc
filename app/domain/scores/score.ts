/** How much each part counts. What counts is the share: 50, 25, 25 is the same as 2, 1, 1. */
export type Weights = { relevance: number; authority: number; liveliness: number }

/** Relevance before authority: a page on our subject is worth more than a strong page on another. */
export const DEFAULT_WEIGHTS: Weights = { relevance: 50, authority: 25, liveliness: 25 }

export const MOST_CONTACTED_DAYS = 730
export const DEFAULT_CONTACTED_DAYS = 90

/** The parts, each 0 to 100; null: not known. */
export type Parts = { relevance: number | null; authority: number | null; liveliness: number | null }

export type Share = { part: keyof Weights; value: number; points: number; of: number }

/**
 * One score, 0 to 100: the known parts by their weights, less what the guards take. A part that is not known is left
 * out, and its weight goes to the others; without relevance there is no score.
 */
export function scoreOf(
  parts: Parts,
  weights: Weights,
  penalty: number,
): { score: number | null; shares: Share[] } {
  if (parts.relevance === null) return { score: null, shares: [] }
  const known = (['relevance', 'authority', 'liveliness'] as const).flatMap((part) => {
    const value = parts[part]
    return value === null ? [] : [{ part, value, weight: weights[part] }]
  })
  const sum = known.reduce((total, one) => total + one.weight, 0)
  const shares = known.map(({ part, value, weight: own }) => ({
    part,
    value,
    points: Math.round(((own * value) / sum) * 10) / 10,
    of: Math.round((own / sum) * 100),
  }))
  const exact = known.reduce((total, one) => total + one.weight * one.value, 0) / sum
  return { score: Math.max(0, Math.round(exact) - penalty), shares }
}
