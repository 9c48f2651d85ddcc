import type { TruthFinding } from '#db/vocabulary.ts'

/** A look counts so long: what was true yesterday is looked at again. */
export const FRESH_MS = 24 * 3_600_000

/** The last look at what a message claims. */
export type LastLook = {
  basis: string
  at: Date | null
  finding: TruthFinding | null
  because: string | null
  answeredAt: Date | null
}

export type TruthSays =
  | { do: 'go' }
  /** Not before it has been looked at, which somebody does now. */
  | { do: 'look'; because: string }
  | { do: 'hold'; because: string }

/**
 * May a message go, by what was last seen of its reason? Only on a look at the very claims of this moment, made since `freshSince`.
 * What was found untrue holds it for good; what could not be read, until a person says that it may go.
 */
export function truthSays(
  last: LastLook | null,
  { basis, freshSince }: { basis: string; freshSince: Date },
): TruthSays {
  if (!last?.at || last.finding === null) return { do: 'look', because: 'Its reason is looked at first' }
  if (last.basis !== basis) return { do: 'look', because: 'What it says has changed, and is looked at first' }
  const seenAt = last.answeredAt ?? last.at
  if (seenAt < freshSince) return { do: 'look', because: 'Its reason was looked at too long ago' }
  if (last.finding === 'true' || (last.finding === 'unclear' && last.answeredAt)) return { do: 'go' }
  return { do: 'hold', because: last.because ?? 'Its reason does not hold any more' }
}
