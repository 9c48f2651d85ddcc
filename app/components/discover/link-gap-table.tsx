import type { LinkGapRow } from '#app/domain/discovery/link-gap.server.ts'
import { METRIC_WORDS } from '#app/domain/imports/metric-words.ts'
import { Button } from '../../ui/button.tsx'
import { Cell, CheckCell, Grid, GridRow, Nothing, type Column } from '../../ui/grid.tsx'
import { count } from '../../ui/number.ts'
import { WebLink } from '../../ui/web-link.tsx'

const COLUMNS: Column[] = [
  { id: 'page', label: 'Page that links', width: 320 },
  { id: 'rivals', label: 'Links to', width: 200 },
  { id: 'target', label: 'Page of theirs', width: 220 },
  { id: 'authority', label: 'Authority of its site', width: 160 },
  { id: 'links', label: 'Backlinks', width: 80, align: 'right' },
  { id: 'score', label: 'Score', width: 60, align: 'right' },
  { id: 'act', label: '', width: 110 },
]

/** Pages (or, of links to one page of theirs, sites) that link to rivals and not to us. */
export function LinkGapTable({ rows, isOfPages }: { rows: LinkGapRow[]; isOfPages: boolean }) {
  return (
    <Grid label="Links that rivals have and we have not" columns={COLUMNS} checks="Tick all shown">
      {rows.map((row) => (
        <GridRow key={row.page}>
          <CheckCell
            label={`Tick ${isOfPages ? row.page : row.domain}`}
            value={isOfPages ? row.page : row.domain}
            name={isOfPages ? 'page' : 'domain'}
          />
          <Cell first narrow="title">
            <WebLink url={row.page} length={46} className="link font-medium" />
          </Cell>
          <Cell title={row.rivals.join(', ')} narrow="detail">
            {row.rivals.join(', ')}
          </Cell>
          <Cell title={row.anchor ?? undefined}>
            {row.target ? <WebLink url={row.target} length={32} /> : <Nothing />}
          </Cell>
          <Cell>{metrics(row.authority) || <Nothing />}</Cell>
          <Cell number>{count(row.links)}</Cell>
          <Cell number narrow="age">
            {row.score}
          </Cell>
          <Cell>
            <Button size="sm" look="quiet" name="do" value={`reject:${row.domain}`}>
              Not for us
            </Button>
          </Cell>
        </GridRow>
      ))}
    </Grid>
  )
}

function metrics(authority: Record<string, number>): string {
  return Object.entries(authority)
    .map(([metric, value]) => `${METRIC_WORDS[metric] ?? metric} ${value}`)
    .join(', ')
}
