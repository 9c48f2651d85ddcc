import { z } from 'zod'

const weight = z.coerce
  .number('Enter a whole number from 0 to 100')
  .int('Enter a whole number from 0 to 100')
  .min(0, 'Enter a whole number from 0 to 100')
  .max(100, 'Enter a whole number from 0 to 100')

/** The weights as a form says them. Relevance can be turned down, not off: without it a score says nothing of the project. */
export const WeightsForm = z.object({
  relevance: weight.min(
    10,
    'Relevance counts at least 10: without it every project would have the same list',
  ),
  authority: weight,
  liveliness: weight,
})
