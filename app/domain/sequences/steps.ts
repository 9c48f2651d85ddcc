import { fieldsOf } from '../templates/fields-of.ts'
import type { Snippets } from '../templates/snippets.ts'

/** One planned message of a sequence. Number counts from 1; the wait is the time after the step before. */
export type Step = {
  number: number
  waitDays: number
  waitsWorkingDays: boolean
  sameThread: boolean
  subject: string
  body: string
}

/** When a step goes out, as its card says: "Day 0", "5 working days later". */
export function waitWords({
  number,
  waitDays,
  waitsWorkingDays,
}: Pick<Step, 'number' | 'waitDays' | 'waitsWorkingDays'>): string {
  if (number === 1) return 'Day 0'
  const unit = waitsWorkingDays ? 'working day' : 'day'
  return `${waitDays} ${unit}${waitDays === 1 ? '' : 's'} later`
}

/** True when a message cannot go without a person's own sentence: the opener stands in it with no fallback. */
export function needsOpener(steps: Pick<Step, 'subject' | 'body'>[], snippets: Snippets): boolean {
  return steps.some(({ subject, body }) =>
    [subject, body].some((text) =>
      fieldsOf(text, snippets).some((one) => one.field === 'opener' && one.isRequired),
    ),
  )
}

/** The place of a step by its number among those of its sequence: numbers of steps taken out are missing. */
export function placeOf(steps: Pick<Step, 'number'>[], number: number): number {
  return steps.filter((step) => step.number <= number).length
}

/** Where somebody stands, as on the chip: "2/3" while step 2 is next or has just gone. */
export function stepWords({ at, of }: { at: number; of: number }): string {
  return `${Math.min(Math.max(at, 1), of)}/${of}`
}
