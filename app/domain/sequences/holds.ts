import type { Hold, SequenceStatus } from '#db/vocabulary.ts'

import { UNREAD_WORDS } from './draft.ts'

export type Holding = { hold: Hold; because: string }

/**
 * Why a message must wait, or null when nothing holds it. What a person can mend comes first: the cause that is
 * shown is the one to act on.
 * @param paused why nothing is written to them now, whatever the sequence
 * @param openerIsUnread the opener is what a machine drafted, and no person has read it
 * @param missing names of merge fields without a value for this recipient
 */
export function holdingOf({
  status,
  needsOpener,
  opener,
  missing,
  openerIsUnread = false,
  paused = null,
}: {
  status: SequenceStatus
  needsOpener: boolean
  opener: string | null
  missing: string[]
  openerIsUnread?: boolean
  paused?: string | null
}): Holding | null {
  if (needsOpener && !opener?.trim()) return { hold: 'opener', because: 'Opener not written' }
  if (openerIsUnread) return { hold: 'opener', because: UNREAD_WORDS }
  if (missing.length) return { hold: 'fields', because: missingWords(missing) }
  if (status === 'draft') return { hold: 'launch', because: 'The sequence is not launched yet' }
  if (status === 'paused') return { hold: 'pause', because: 'The sequence is paused' }
  if (status === 'stopped') return { hold: 'pause', because: 'The sequence was stopped' }
  return paused === null ? null : { hold: 'pause', because: paused }
}

/** "contact.first_name is missing", "page.title and dead.url are missing". */
export function missingWords(missing: string[]): string {
  const names = missing.length < 2 ? missing[0] : `${missing.slice(0, -1).join(', ')} and ${missing.at(-1)}`
  return `${names} ${missing.length < 2 ? 'is' : 'are'} missing`
}

/** When a held message goes on, as the table of holds says it. */
export const GOES_ON: Record<Hold, string> = {
  opener: 'when written',
  fields: 'when filled in',
  launch: 'when launched',
  pause: 'when resumed',
  person: 'when you decide',
}
