import { Link } from 'react-router'
import { gapSearchText, type GapSearch } from '#app/domain/discovery/gap-query.ts'
import type { RivalPage } from '#app/domain/discovery/link-gap.server.ts'
import { Cell, Grid, GridRow, type Column } from '../../ui/grid.tsx'
import { count } from '../../ui/number.ts'
import { WebLink } from '../../ui/web-link.tsx'

const COLUMNS: Column[] = [
  { id: 'target', label: 'Page of theirs', width: 380 },
  { id: 'subject', label: 'Rival', width: 160 },
  { id: 'missing', label: 'Sites not linking to us', width: 160, align: 'right' },
  { id: 'domains', label: 'Referring domains', width: 130, align: 'right' },
  { id: 'links', label: 'Backlinks', width: 90, align: 'right' },
  { id: 'see', label: '', width: 120 },
]

/** Pages of theirs, those first that most sites link to which do not link to us. */
export function RivalPageTable({ rows, query, here }: { rows: RivalPage[]; query: GapSearch; here: string }) {
  return (
    <Grid label="Pages of rivals by what links to them" columns={COLUMNS}>
      {rows.map((row) => (
        <GridRow key={`${row.subject} ${row.target}`}>
          <Cell first narrow="title">
            <WebLink url={row.target} length={56} className="link font-medium" />
          </Cell>
          <Cell narrow="detail">{row.subject}</Cell>
          <Cell number narrow="chip">
            {count(row.missing)}
          </Cell>
          <Cell number>{count(row.domains)}</Cell>
          <Cell number>{count(row.links)}</Cell>
          <Cell>
            <Link
              className="link"
              to={`${here}?${gapSearchText({ ...query, level: 'domain', target: row.target, from: 0 })}`}
            >
              Show the sites
            </Link>
          </Cell>
        </GridRow>
      ))}
    </Grid>
  )
}
