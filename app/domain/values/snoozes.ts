/** For how long a conversation may be put off. */
export const SNOOZES = ['tomorrow', 'monday', 'week', 'month'] as const
export type Snooze = (typeof SNOOZES)[number]

export const SNOOZE_WORDS: Record<Snooze, string> = {
  tomorrow: 'Until tomorrow',
  monday: 'Until Monday',
  week: 'For a week',
  month: 'For a month',
}
