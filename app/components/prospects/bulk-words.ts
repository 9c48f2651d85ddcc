import { BULK_AT_MOST, type BulkChange } from '../../domain/prospects/bulk.ts'
import { count, counted } from '../../ui/number.ts'
import { STAGE_WORDS } from '../words.ts'
import type { Choices } from './filter-words.ts'

export const REFUSED_BULK = {
  'too-many': `More than ${count(BULK_AT_MOST)} prospects match: narrow the list first. Nothing was changed.`,
  'not-understood': 'Nothing was changed: choose what to set, such as a stage or a tag.',
}

/** What a bulk change did, in one sentence for the toast. */
export function bulkWords(change: BulkChange, changed: number, choices: Choices): string {
  if (changed === 0) return 'Nothing was changed: it is so already.'
  const who = counted(changed, 'prospect')
  switch (change.kind) {
    case 'stage':
      return `${who} moved to ${STAGE_WORDS[change.to]}.`
    case 'owner': {
      const owner = choices.people.find(({ id }) => id === change.ownerId)?.name
      return owner ? `${who} given to ${owner}.` : `${who} without an owner now.`
    }
    case 'tag':
      return `${who} tagged ${change.name}.`
    case 'untag':
      return `Tag ${change.name} taken off ${who}.`
  }
}
