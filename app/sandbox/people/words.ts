import { chance } from '../chance.ts'
import type { Answer } from './memory.ts'
import { AGREEING } from './words/agreeing.ts'
import { ASKING } from './words/asking.ts'
import { REFUSING } from './words/refusing.ts'
import type { Said, Wording } from './words/said.ts'

const WORDS: Record<Answer, Wording[]> = { ...AGREEING, ...ASKING, ...REFUSING }

/**
 * An answer in full, with greeting and name.
 * @param ordinal which of all people it is: neighbours do not use the same words
 */
export function sayIt(
  answer: Answer,
  said: Said,
  { seed, ordinal }: { seed: number; ordinal: number },
): string {
  const wordings = WORDS[answer]
  const first = Math.floor(chance(seed, 'wording', answer) * wordings.length)
  return wordings[(first + ordinal) % wordings.length]!(said).trim()
}
