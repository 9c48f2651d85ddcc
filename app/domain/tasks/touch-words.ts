import type { TouchKind } from '#db/vocabulary.ts'

/**
 * Whether both sides took part: then it counts as the last touch, and keeps others from writing at once. A comment or a share asks
 * nothing of them.
 */
export function isMutual(kind: TouchKind): boolean {
  return kind === 'call' || kind === 'met' || kind === 'other'
}

/** A kind of touch as it is chosen, and as a plan says it. */
export const TOUCH_WORDS: Record<TouchKind, string> = {
  comment: 'Comment on their page',
  share: 'Share their page',
  social: 'Write on a social network',
  call: 'Call',
  met: 'Meet',
  other: 'Be in touch',
}

/** The same when it has happened. */
export const TOUCH_DONE_WORDS: Record<TouchKind, string> = {
  comment: 'Commented on their page',
  share: 'Shared their page',
  social: 'Wrote on a social network',
  call: 'Called',
  met: 'Met',
  other: 'Was in touch',
}
