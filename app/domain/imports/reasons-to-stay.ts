/** Why an undo leaves a prospect that the import made. */
export const REASONS_TO_STAY = {
  mail: 'mail was written to it',
  sequence: 'it is in a sequence',
  link: 'a link is watched on it',
  stage: 'its stage was changed',
  owner: 'it has an owner',
  import: 'a later import added to it',
  touched: 'somebody worked on it',
} as const
