export type Interval = { low: number; high: number }

/** So many of how many. */
export type Share = { hits: number; of: number }

/** Two-sided 95 %. */
export const Z_95 = 1.959964

/**
 * Wilson's interval of a share: honest for few and for none, unlike plus and minus two standard errors.
 * E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927), 209-212.
 */
export function wilson({ hits, of }: Share, z = Z_95): Interval {
  if (of === 0) return { low: 0, high: 1 }
  const p = hits / of
  const middle = (p + (z * z) / (2 * of)) / (1 + (z * z) / of)
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((p * (1 - p)) / of + (z * z) / (4 * of * of))
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}

/**
 * The interval of the difference of two independent shares (first less second), from the two Wilson intervals.
 * R. G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of eleven methods",
 * Statistics in Medicine 17 (1998), 873-890, method 10.
 */
export function difference(first: Share, second: Share, z = Z_95): Interval {
  const [a, b] = [wilson(first, z), wilson(second, z)]
  const [p, q] = [first.of ? first.hits / first.of : 0, second.of ? second.hits / second.of : 0]
  return {
    low: p - q - Math.hypot(p - a.low, b.high - q),
    high: p - q + Math.hypot(a.high - p, q - b.low),
  }
}
