import { Form } from 'react-router'
import type { BlacklistRow } from '../domain/sites/blacklist.server.ts'
import { Button } from '../ui/button.tsx'
import { Cell, Grid, GridRow } from '../ui/grid.tsx'
import { GridFoot } from '../ui/grid-foot.tsx'
import { Spoken } from '../ui/spoken.tsx'
import { When } from '../ui/when.tsx'

const COLUMNS = [
  { id: 'value', label: 'Site, address or pattern', width: 220 },
  { id: 'reason', label: 'Reason', width: 200 },
  { id: 'origin', label: 'From', width: 140 },
  { id: 'since', label: 'Since', width: 96 },
  { id: 'remove', label: <Spoken>Take off</Spoken>, width: 110 },
]

/** The blacklist, newest first. @param next id from which the next page goes on */
export function BlacklistTable({
  rows,
  next,
  search,
}: {
  rows: BlacklistRow[]
  next: number | null
  search: string
}) {
  const query = new URLSearchParams({ ...(search && { q: search }), ...(next && { before: String(next) }) })
  return (
    <div className="overflow-x-auto">
      <Grid label="Blacklist" columns={COLUMNS}>
        {rows.map((row) => (
          <GridRow key={row.id}>
            <Cell first narrow="title" title={row.value} className="font-medium">
              {row.value}
            </Cell>
            <Cell narrow="detail" title={row.reason}>
              {row.reason}
            </Cell>
            <Cell muted title={row.origin}>
              {row.origin}
            </Cell>
            <Cell muted narrow="age">
              <When at={row.createdAt} />
            </Cell>
            <Cell narrow="chip" className="text-right">
              <Form method="post">
                <input type="hidden" name="intent" value="remove" />
                <input type="hidden" name="id" value={row.id} />
                <Button look="quiet" size="sm">
                  Take off<Spoken> the blacklist: {row.value}</Spoken>
                </Button>
              </Form>
            </Cell>
          </GridRow>
        ))}
      </Grid>
      {next && <GridFoot next={{ search: `?${query}` }} />}
    </div>
  )
}
