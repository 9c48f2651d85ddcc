import type { ColumnKey } from '../../domain/prospects/columns.ts'
import type { GridRow } from '../../domain/prospects/grid.server.ts'
import type { Cell } from '../../domain/values/csv.ts'
import {
  ENROLMENT_WORDS,
  LINK_STATUS_WORDS,
  STAGE_WORDS,
  TACTIC_WORDS,
  VERIFICATION_WORDS,
} from '../words.ts'

/** What a grid cell shows in two parts stands in two columns of the file. */
const HEADS: Partial<Record<ColumnKey, string[]>> = {
  page: ['Page title', 'Page URL'],
  authority: ['Authority', 'Authority metric'],
  contact: ['Contact', 'Contact address', 'Verification'],
  sequence: ['Sequence', 'Sequence step'],
  next: ['Next action', 'Next action at'],
  touch: ['Last touch', 'Last touch at'],
}

/** A column of the grid as columns of a CSV file. */
export const prospectCells = {
  heads: (key: ColumnKey, label: string): string[] => HEADS[key] ?? [label],
  cells: (key: ColumnKey, row: GridRow): Cell[] => CELLS[key](row),
}

const CELLS: Record<ColumnKey, (row: GridRow) => Cell[]> = {
  domain: (row) => [row.domain],
  page: (row) => [row.pageTitle, row.pageUrl],
  tactic: (row) => [TACTIC_WORDS[row.tactic]],
  authority: (row) => [row.authority, row.authorityMetric],
  relevance: (row) => [row.relevance],
  score: (row) => [row.score],
  stage: (row) => [STAGE_WORDS[row.stage]],
  contact: ({ contact }) => [
    contact?.name,
    contact?.email,
    contact && (contact.isNotToContact ? 'Do not contact' : VERIFICATION_WORDS[contact.verification]),
  ],
  sequence: (row) => [row.sequenceState && ENROLMENT_WORDS[row.sequenceState], row.sequenceStep],
  link: (row) => [row.linkStatus && LINK_STATUS_WORDS[row.linkStatus]],
  next: (row) => [row.nextAction, row.nextActionAt],
  touch: (row) => [row.lastTouch, row.lastTouchAt],
  owner: (row) => [row.ownerName],
  tags: (row) => [row.tags.join(', ')],
  added: (row) => [row.createdAt],
}
