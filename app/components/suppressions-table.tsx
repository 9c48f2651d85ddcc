import { Form } from 'react-router'
import type { SuppressionRow } from '../domain/sites/suppression-list.server.ts'
import { isPermanent } from '../domain/sites/suppression.ts'
import { Button } from '../ui/button.tsx'
import { Cell, Grid, GridRow } from '../ui/grid.tsx'
import { GridFoot } from '../ui/grid-foot.tsx'
import { Spoken } from '../ui/spoken.tsx'
import { When } from '../ui/when.tsx'
import { SUPPRESSION_REASON_WORDS } from './words.ts'

const COLUMNS = [
  { id: 'value', label: 'Address or domain', width: 240 },
  { id: 'reason', label: 'Reason', width: 120 },
  { id: 'origin', label: 'From', width: 180 },
  { id: 'since', label: 'Since', width: 96 },
  { id: 'remove', label: <Spoken>Take off</Spoken>, width: 110 },
]

/** The suppression list, newest first. @param next id from which the next page goes on */
export function SuppressionsTable({
  rows,
  next,
  search,
}: {
  rows: SuppressionRow[]
  next: number | null
  search: string
}) {
  const query = new URLSearchParams({ ...(search && { q: search }), ...(next && { before: String(next) }) })
  return (
    <div className="overflow-x-auto">
      <Grid label="Suppression list" columns={COLUMNS}>
        {rows.map((row) => (
          <GridRow key={row.id}>
            <Cell first narrow="title" title={row.value} className="font-medium">
              {row.kind === 'domain'
                ? `everybody at ${row.value}`
                : row.reason === 'erased'
                  ? 'an erased person'
                  : row.value}
            </Cell>
            <Cell narrow="detail">{SUPPRESSION_REASON_WORDS[row.reason]}</Cell>
            <Cell muted title={row.origin}>
              {row.origin}
            </Cell>
            <Cell muted narrow="age">
              <When at={row.createdAt} />
            </Cell>
            <Cell narrow="chip" className="text-right">
              {!isPermanent(row.reason) && (
                <Form method="post">
                  <input type="hidden" name="intent" value="remove" />
                  <input type="hidden" name="id" value={row.id} />
                  <Button look="quiet" size="sm">
                    Take off<Spoken> the list: {row.value}</Spoken>
                  </Button>
                </Form>
              )}
            </Cell>
          </GridRow>
        ))}
      </Grid>
      {next && <GridFoot next={{ search: `?${query}` }} />}
    </div>
  )
}
