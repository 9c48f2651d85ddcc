/** How somebody behaves when a mail of ours arrives. */
export const BEHAVIOURS = [
  'agrees',
  'promises_and_keeps',
  'publishes_silently',
  'publishes_nofollow',
  'asks_payment',
  'asks_guest_post',
  'asks_exchange',
  'asks_question',
  'away',
  'declines',
  'unsubscribes',
  'wrong_person',
  'bounces',
  'promises_and_forgets',
  'removes_later',
  'never_answers',
] as const
export type Behaviour = (typeof BEHAVIOURS)[number]

/** The mail program somebody answers with: it decides how the original is quoted. */
export const CLIENTS = [
  'gmail_en',
  'apple_en',
  'iphone_en',
  'outlook_en',
  'outlook_de',
  'thunderbird_de',
  'gmail_de',
  'gmail_fr',
  'below',
  'between',
  'bare',
] as const
export type Client = (typeof CLIENTS)[number]
