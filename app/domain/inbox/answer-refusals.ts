import type { SuppressionReason } from '#db/vocabulary.ts'

/** Why an answer was not taken, as the composer says it. */
export const ANSWER_REFUSAL_WORDS = {
  'nothing-written': 'Write something first.',
  'nobody-to-answer': 'No person wrote in this conversation, so there is nobody to answer.',
  'left-open': 'A field in ⟨ ⟩ is still open: write what belongs there.',
  suppressed: 'This address is on the list of those who must not be written to.',
} as const

/** The same before anybody has written: why the composer is shut. */
export const SHUT_WORDS: Record<SuppressionReason, string> = {
  unsubscribed: 'they asked to hear no more',
  bounced: 'the address takes no mail',
  complained: 'they called our mail spam',
  do_not_contact: 'they are not to be contacted',
  imported: 'the address is on the imported list of those who must not be written to',
  erased: 'their data was erased at their wish',
}
