import type { FoundLink } from '../../domain/links/find-links.server.ts'
import type { Cell } from '../../domain/values/csv.ts'
import { ISSUE_WORDS, LINK_ORIGIN_WORDS, LINK_STATUS_WORDS, VERDICT_WORDS } from '../words.ts'

/** A link as a row of a CSV file. */
const COLUMNS: [head: string, cell: (row: FoundLink) => Cell][] = [
  ['Client', (row) => row.client],
  ['Status', (row) => LINK_STATUS_WORDS[row.status]],
  ['Status since', (row) => row.statusSince.toISOString()],
  ['Because', (row) => row.statusBecause],
  ['Source page', (row) => row.sourceUrl],
  ['Target page', (row) => row.targetUrl],
  ['Anchor promised', (row) => row.anchor],
  ['Anchor found', (row) => row.foundAnchor],
  ['Rel', (row) => row.foundRel?.join(' ')],
  ['Issues', (row) => row.issues.map((issue) => ISSUE_WORDS[issue]).join(', ')],
  ['Not indexable because', (row) => row.notIndexableBecause],
  ['HTTP', (row) => row.httpStatus],
  ['Last verdict', (row) => row.lastVerdict && VERDICT_WORDS[row.lastVerdict]],
  ['First live', (row) => row.firstLiveAt?.toISOString()],
  ['Last check', (row) => row.lastCheckedAt?.toISOString()],
  ['Next check', (row) => row.nextAt?.toISOString()],
  ['Came by', (row) => LINK_ORIGIN_WORDS[row.origin]],
  ['Promise', (row) => row.promiseSentence],
  ['Due', (row) => row.dueOn?.toISOString().slice(0, 10)],
  ['Owner', (row) => row.owner],
]

export const LINK_HEADS = COLUMNS.map(([head]) => head)

export function linkCells(row: FoundLink): Cell[] {
  return COLUMNS.map(([, cell]) => cell(row))
}
