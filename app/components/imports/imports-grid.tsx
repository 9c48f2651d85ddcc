import type { ImportCounts } from '#db/tables/imports.ts'
import type { ImportStatus, Tactic } from '#db/vocabulary.ts'
import { Cell, Grid, GridRow, Nothing, RowLink, type Column } from '#app/ui/grid.tsx'
import { bytes, count } from '#app/ui/number.ts'
import { When } from '#app/ui/when.tsx'
import { TacticLabel } from '../tactic.tsx'
import { ImportStatusChip } from './import-status-chip.tsx'

const COLUMNS: Column[] = [
  { id: 'file', label: 'File', width: 260 },
  { id: 'status', label: 'Status', width: 144 },
  { id: 'tactic', label: 'Tactic', width: 150 },
  { id: 'created', label: 'Created', width: 80, align: 'right' },
  { id: 'updated', label: 'Updated', width: 80, align: 'right' },
  { id: 'merged', label: 'Merged', width: 80, align: 'right' },
  { id: 'skipped', label: 'Skipped', width: 80, align: 'right' },
  { id: 'rejected', label: 'Rejected', width: 80, align: 'right' },
  { id: 'by', label: 'By', width: 120 },
  { id: 'when', label: 'When', width: 104 },
]

const COUNTED = ['created', 'updated', 'merged', 'skipped', 'rejected'] as const

type ImportLine = {
  id: number
  fileName: string
  bytes: number
  status: ImportStatus
  tactic: Tactic
  counts: ImportCounts | null
  rowsDone: number
  rowsTotal: number | null
  createdAt: Date
  by: string | null
}

/** Every file that was brought in, with what became of its rows. */
export function ImportsGrid({ rows, base }: { rows: ImportLine[]; base: string }) {
  return (
    <Grid label="Imports" columns={COLUMNS}>
      {rows.map((row) => (
        <GridRow key={row.id}>
          <Cell first narrow="title" title={row.fileName}>
            <RowLink to={`${base}/${row.id}`}>{row.fileName}</RowLink>
            <span className="ml-2 text-12 text-text-3">{bytes(row.bytes)}</span>
          </Cell>
          <Cell narrow="chip">
            <ImportStatusChip status={row.status} share={shareOf(row)} />
          </Cell>
          <Cell narrow="detail">
            <TacticLabel tactic={row.tactic} />
          </Cell>
          {COUNTED.map((outcome) => (
            <Cell key={outcome} number muted={outcome !== 'created'}>
              {row.counts ? count(row.counts[outcome]) : <Nothing />}
            </Cell>
          ))}
          <Cell muted>{row.by ?? <Nothing />}</Cell>
          <Cell muted narrow="age">
            <When at={row.createdAt} />
          </Cell>
        </GridRow>
      ))}
    </Grid>
  )
}

function shareOf({ status, rowsDone, rowsTotal }: ImportLine): number | null {
  return status === 'running' && rowsTotal ? rowsDone / rowsTotal : null
}
