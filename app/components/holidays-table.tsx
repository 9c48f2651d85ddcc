import { Form } from 'react-router'
import { Button } from '../ui/button.tsx'
import { Cell, Grid, GridRow } from '../ui/grid.tsx'
import { Spoken } from '../ui/spoken.tsx'

type Row = { id: number; label: string; name: string; mailbox: string | null }

const COLUMNS = [
  { id: 'day', label: 'Day', width: 150 },
  { id: 'name', label: 'Name', width: 200 },
  { id: 'mailbox', label: 'No mail from', width: 190 },
  { id: 'remove', label: <Spoken>Take off</Spoken>, width: 100 },
]

/** Days to come on which no mail of sequences leaves, soonest first. */
export function HolidaysTable({ rows, offBecause }: { rows: Row[]; offBecause: string | false }) {
  return (
    <div className="overflow-x-auto">
      <Grid label="Holidays" columns={COLUMNS}>
        {rows.map((row) => (
          <GridRow key={row.id}>
            <Cell first narrow="title" className="font-medium">
              {row.label}
            </Cell>
            <Cell narrow="detail" title={row.name}>
              {row.name}
            </Cell>
            <Cell muted narrow="age" title={row.mailbox ?? undefined}>
              {row.mailbox ?? 'every mailbox'}
            </Cell>
            <Cell narrow="chip" className="text-right">
              <Form method="post">
                <input type="hidden" name="intent" value="remove" />
                <input type="hidden" name="id" value={row.id} />
                <Button look="quiet" size="sm" offBecause={offBecause}>
                  Remove<Spoken> {row.label}</Spoken>
                </Button>
              </Form>
            </Cell>
          </GridRow>
        ))}
      </Grid>
    </div>
  )
}
