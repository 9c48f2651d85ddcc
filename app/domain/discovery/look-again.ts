import type { TargetStateWord } from '#db/vocabulary.ts'

/** What refused us is asked again: after an hour, six hours, a day, and then left as it is. */
const LOOK_AGAIN_HOURS = [1, 6, 24]

/**
 * In how many hours an address is asked again; null: no more. A redirect to a home page will be none tomorrow either.
 * @param lookCount how often it has been asked
 */
export function lookAgainHours({
  state,
  cause,
  lookCount,
}: {
  state: TargetStateWord
  cause: string | null
  lookCount: number
}): number | null {
  if (state !== 'uncertain' || cause === 'redirects_home') return null
  return LOOK_AGAIN_HOURS[lookCount - 1] ?? null
}
