import { useLocation } from 'react-router'
import type { SiteRow } from '../../domain/sites/list-sites.server.ts'
import { siteSearch, type SiteQuery } from '../../domain/sites/site-list-query.ts'
import { Cell, Grid, GridRow, Nothing, RowLink } from '../../ui/grid.tsx'
import { count, counted } from '../../ui/number.ts'
import { When } from '../../ui/when.tsx'

/** Sites, one a row, with what the team has with each over all projects. */
export function SitesGrid({ rows, query, base }: { rows: SiteRow[]; query: SiteQuery; base: string }) {
  const { pathname } = useLocation()
  const sortBy = (sort: SiteQuery['sort']) => ({ pathname, search: siteSearch(query, { sort }) })
  return (
    <Grid
      label="Sites"
      columns={[
        {
          id: 'domain',
          label: 'Site',
          width: 240,
          sort: { to: sortBy('domain'), now: query.sort === 'domain' ? 'ascending' : null },
        },
        { id: 'prospects', label: 'Prospects', width: 96, align: 'right' },
        { id: 'projects', label: 'Projects', width: 88, align: 'right' },
        { id: 'contacts', label: 'Contacts', width: 92, align: 'right' },
        { id: 'threads', label: 'Threads', width: 88, align: 'right' },
        { id: 'live', label: 'Live links', width: 96, align: 'right' },
        { id: 'lost', label: 'Lost links', width: 96, align: 'right' },
        { id: 'touch', label: 'Last touch', width: 112 },
        { id: 'off', label: 'Off limits', width: 150 },
        {
          id: 'added',
          label: 'Known since',
          width: 120,
          sort: { to: sortBy('added'), now: query.sort === 'added' ? 'descending' : null },
        },
      ]}
    >
      {rows.map((row) => (
        <GridRow key={row.id}>
          <Cell first narrow="title" title={row.domain}>
            <RowLink to={`${base}/${row.id}`}>{row.domain}</RowLink>
          </Cell>
          <Tally value={row.prospects} />
          <Tally value={row.projects} />
          <Tally value={row.contacts} />
          <Tally value={row.threads} />
          <Tally value={row.liveLinks} />
          <Tally value={row.lostLinks} />
          <Cell muted narrow="age" className="tabular-nums">
            {row.lastTouchAt ? <When at={row.lastTouchAt} /> : <Nothing />}
          </Cell>
          <Cell muted narrow="detail">
            <span className="max-wide:hidden">{offWords(row) ?? <Nothing />}</span>
            <span className="wide:hidden">{shortWords(row)}</span>
          </Cell>
          <Cell muted className="tabular-nums">
            <When at={row.createdAt} />
          </Cell>
        </GridRow>
      ))}
    </Grid>
  )
}

/** Why nobody there is prospected or written to. */
export function offWords({
  isSuppressed,
  isBanned,
}: Pick<SiteRow, 'isSuppressed' | 'isBanned'>): string | null {
  const words = [...(isSuppressed ? ['do not contact'] : []), ...(isBanned ? ['blacklist'] : [])].join(', ')
  return words ? words.charAt(0).toUpperCase() + words.slice(1) : null
}

/** The row in a few words, where there is no room for its columns. */
function shortWords(row: SiteRow): string {
  const parts = [
    row.prospects > 0 && counted(row.prospects, 'prospect'),
    row.threads > 0 && counted(row.threads, 'thread'),
    row.liveLinks > 0 && counted(row.liveLinks, 'live link'),
    row.lostLinks > 0 && counted(row.lostLinks, 'lost link'),
    offWords(row)?.toLowerCase(),
  ]
  return parts.filter(Boolean).join(', ') || 'Nothing yet'
}

function Tally({ value }: { value: number }) {
  return <Cell number>{value === 0 ? <Nothing /> : count(value)}</Cell>
}
