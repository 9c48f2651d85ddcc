import { pick } from '../chance.ts'
import type { Answer } from './memory.ts'
import { AGREEING } from './words/agreeing.ts'
import { ASKING } from './words/asking.ts'
import { REFUSING } from './words/refusing.ts'
import type { Said, Wording } from './words/said.ts'

const WORDS: Record<Answer, Wording[]> = { ...AGREEING, ...ASKING, ...REFUSING }

/** An answer in full, with greeting and name, worded by chance; another wording for every person and letter. */
export function sayIt(answer: Answer, said: Said, seed: number, ...about: (string | number)[]): string {
  const wording = pick(WORDS[answer], seed, 'wording', answer, ...about)
  return wording(said).trim()
}
