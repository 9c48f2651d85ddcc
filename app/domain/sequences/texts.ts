import { chance } from '../outbox/pace.ts'

/** One of the texts of a step: A, B, C … */
export type StepText = { letter: string; subject: string; body: string }

type Texts = {
  id: number
  subject: string
  body: string
  retiredAt: Date | null
  variants: (StepText & { createdAt: Date; retiredAt: Date | null })[]
}

export const LETTERS = ['A', 'B', 'C', 'D', 'E'] as const

/** Every text of a step, A first, those given to nobody any more included. */
export function allTexts(step: Texts): (StepText & { retiredAt: Date | null })[] {
  const { subject, body, retiredAt } = step
  return [{ letter: 'A', subject, body, retiredAt }, ...step.variants]
}

/** The texts that are given to people. At least one always is. */
export function activeTexts(step: Texts): StepText[] {
  return allTexts(step).filter((one) => one.retiredAt === null)
}

/**
 * The text that one enrolment gets: by a seeded lot of even chances, the same at each call. Each text draws a number for the
 * enrolment and the highest wins, so that a new text takes people only for itself, and those of a retired one alone move.
 */
export function textFor(step: Texts, enrolmentId: number): StepText {
  const draw = ({ letter }: StepText) => chance(`text:${step.id}:${enrolmentId}:${letter}`)
  return activeTexts(step).reduce((best, one) => (draw(one) > draw(best) ? one : best))
}

/** The letter that the next text of a step gets; null when it has all five. */
export function nextLetter(step: Texts): string | null {
  return LETTERS.find((letter) => !allTexts(step).some((one) => one.letter === letter)) ?? null
}
