import type { EnrolmentState, Stage } from '#db/vocabulary.ts'
import { isStage } from './stage.ts'

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

/**
 * Reads a button of the bulk bar: `stage:ready`, `owner:4`, `owner:none`, `tag`, `untag`.
 * @param tagName what was typed beside a tag button
 * @returns null for what is none of these
 */
export function readBulkChange(text: string, tagName: string): BulkChange | null {
  const [kind, value = ''] = text.split(':')
  const name = readTagName(tagName)
  if (kind === 'stage' && isStage(value)) return { kind, to: value }
  if (kind === 'owner' && value === 'none') return { kind, ownerId: null }
  if (kind === 'owner' && /^\d{1,15}$/.test(value)) return { kind, ownerId: Number(value) }
  if ((kind === 'tag' || kind === 'untag') && name) return { kind, name }
  return null
}
