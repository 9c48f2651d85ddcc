/** So many at once keep the others waiting for no more than a second or two. */
export const ENROL_AT_MOST = 1_000

/** Why a sequence takes nobody at this moment. */
export type CannotEnrol = 'no-steps' | 'no-mailbox' | 'stopped' | 'too-many'

export const CANNOT_ENROL_WORDS: Record<CannotEnrol, string> = {
  'no-steps': 'The sequence has no steps yet.',
  'no-mailbox': 'The sequence has no mailbox: choose one in its settings.',
  stopped: 'The sequence was stopped for good.',
  'too-many': `At most ${ENROL_AT_MOST} at once.`,
}
