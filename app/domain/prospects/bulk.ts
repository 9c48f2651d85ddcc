import type { EnrolmentState, Stage } from '#db/vocabulary.ts'

/** One change for many prospects. */
export type BulkChange =
  | { kind: 'stage'; to: Stage }
  | { kind: 'owner'; ownerId: number | null }
  | { kind: 'tag'; name: string }
  | { kind: 'untag'; name: string }

/** What is kept of a bulk change, so that it can be taken back. */
export type BulkBefore =
  | { kind: 'stage'; to: Stage; rows: StageBefore[] }
  | { kind: 'owner'; ownerId: number | null; rows: { id: number; ownerId: number | null }[] }
  | { kind: 'tag' | 'untag'; tagId: number; ids: number[] }

export type StageBefore = {
  id: number
  stage: Stage
  stageSince: number
  stageBecause: string
  nextAction: string | null
  nextActionAt: number | null
  nextNeedsPerson: boolean
  hasContact: boolean
  sequenceState: EnrolmentState | null
}

/** So many at once at most: the writer must not be kept from the others for longer than a moment. */
export const BULK_AT_MOST = 50_000

/** A tag's name as it is kept: one line, at most 40 characters; null when nothing is left. */
export function readTagName(text: string): string | null {
  return text.replace(/\s+/g, ' ').replace(/,/g, '').trim().slice(0, 40).trim() || null
}
