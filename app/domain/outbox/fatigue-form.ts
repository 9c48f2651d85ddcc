import { z } from 'zod'

const limit = z.union(
  [z.literal('').transform(() => null), z.coerce.number().int().min(1).max(99)],
  'A whole number from 1 to 99, or nothing for no limit',
)

/** The fatigue limits as the settings send them. */
export const FatigueForm = z.object({
  intent: z.literal('fatigue'),
  fatigueDays: z.coerce
    .number('A whole number of days from 1 to 365')
    .int('A whole number of days from 1 to 365')
    .min(1, 'A whole number of days from 1 to 365')
    .max(365, 'A whole number of days from 1 to 365'),
  perPerson: limit,
  perSite: limit,
})
