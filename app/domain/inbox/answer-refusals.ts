/** Why an answer was not taken, as the composer says it. */
export const ANSWER_REFUSAL_WORDS = {
  'nothing-written': 'Write something first.',
  'nobody-to-answer': 'No person wrote in this conversation, so there is nobody to answer.',
  suppressed: 'This address is on the list of those who must not be written to.',
} as const
