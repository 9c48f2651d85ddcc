import { z } from 'zod'
import { daysBetween, shiftDay, type LocalDay } from './local-time.ts'

const aDay = (words: string) => z.iso.date(words)
const aLimit = (most: number) =>
  z.coerce
    .number(`A whole number from 1 to ${most}`)
    .int(`A whole number from 1 to ${most}`)
    .min(1, `A whole number from 1 to ${most}`)
    .max(most, `A whole number from 1 to ${most}`)
const mailbox = z.union([z.literal('').transform(() => null), z.coerce.number().int().positive()])

export const LimitsForm = z.object({
  intent: z.literal('limits'),
  perDomain: aLimit(50),
  perSite: aLimit(20),
})

const LONGEST = 62

/** One day without mail, or several in a row. */
export const HolidayForm = z
  .object({
    intent: z.literal('add'),
    day: aDay('Enter the day'),
    until: z.union([z.literal('').transform(() => null), aDay('This is no day')]),
    name: z
      .string()
      .trim()
      .min(1, 'Enter a name: it is shown as the reason')
      .max(80, 'At most 80 characters'),
    mailbox,
  })
  .superRefine(({ day, until }, context) => {
    const wrong = (message: string) => context.addIssue({ code: 'custom', path: ['until'], message })
    if (until === null) return
    if (until < day) wrong('This is before the first day')
    else if (daysBetween(day, until) >= LONGEST) wrong(`At most ${LONGEST} days at once`)
  })

/** A calendar file, which arrives beside the fields. */
export const IcsForm = z.object({ intent: z.literal('ics'), fileMailbox: mailbox })

/** The days of a holiday, first and last included. */
export function daysFrom(day: LocalDay, until: LocalDay | null): LocalDay[] {
  return Array.from({ length: until ? daysBetween(day, until) + 1 : 1 }, (_, at) => shiftDay(day, at))
}
