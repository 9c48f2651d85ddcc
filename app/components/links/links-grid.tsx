import clsx from 'clsx'
import { useSearchParams } from 'react-router'
import type { Issue, LinkStatus } from '#db/vocabulary.ts'
import { nextLinkSort, type LinkSort } from '../../domain/links/list-query.ts'
import { Cell, CheckCell, Grid, GridRow, Nothing, RowLink, type Column } from '../../ui/grid.tsx'
import { shortenMiddle } from '../../ui/shorten.ts'
import { When } from '../../ui/when.tsx'
import { LinkChip } from '../chips.tsx'
import { IssueLabel } from '../verdict.tsx'
import { LINK_ORIGIN_WORDS } from '../words.ts'
import type { LinkOrigin } from '#db/vocabulary.ts'

export type LinksGridRow = {
  id: number
  projectId: number
  client: string
  siteUrl: string
  status: LinkStatus
  statusSince: Date
  statusBecause: string
  sourceUrl: string
  sourceHost: string
  targetUrl: string
  anchor: string | null
  foundAnchor: string | null
  foundRel: string[] | null
  issues: Issue[]
  notIndexableBecause: string | null
  httpStatus: number | null
  firstLiveAt: Date | null
  lastCheckedAt: Date | null
  nextAt: Date | null
  origin: LinkOrigin
  promiseSentence: string | null
  dueOn: Date | null
  owner: string | null
  aiCrawlers: Record<string, 'allowed' | 'blocked'> | null
}

const SORTED: Partial<Record<string, LinkSort['column']>> = {
  status: 'look',
  source: 'source',
  first: 'first',
  checked: 'checked',
  next: 'next',
}
const CLIENT: Column = { id: 'client', label: 'Client', width: 140 }
const COLUMNS: Column[] = [
  { id: 'status', label: 'Status', width: 124 },
  { id: 'source', label: 'Source page', width: 268 },
  { id: 'target', label: 'Target', width: 160 },
  { id: 'anchor', label: 'Anchor', width: 152 },
  { id: 'rel', label: 'Rel', width: 92 },
  { id: 'indexable', label: 'Indexable', width: 100 },
  { id: 'http', label: 'HTTP', width: 52, align: 'right' },
  { id: 'first', label: 'First live', width: 84 },
  { id: 'checked', label: 'Last check', width: 88 },
  { id: 'next', label: 'Next check', width: 112 },
  { id: 'since', label: 'Status since', width: 96 },
  { id: 'promise', label: 'Promise', width: 150 },
  { id: 'due', label: 'Due', width: 84 },
  { id: 'owner', label: 'Owner', width: 110 },
  { id: 'ai', label: 'AI-readable', width: 92, align: 'right' },
]

/** The links that were promised and won, one a row. @param to the address of a link's page */
export function LinksGrid({
  rows,
  sort,
  withClient,
  to,
}: {
  rows: LinksGridRow[]
  sort: LinkSort
  /** Links of several clients: whose each is. */
  withClient: boolean
  to: (row: LinksGridRow) => string
}) {
  const columns = useColumns(sort, withClient)
  return (
    <Grid label="Links" columns={columns} checks="Select all links of this page">
      {rows.map((row) => (
        <GridRow key={row.id}>
          <CheckCell label={`Select ${row.sourceHost}`} value={row.id} />
          <Cell first narrow="chip" title={row.statusBecause}>
            <LinkChip status={row.status} />
          </Cell>
          <Cell narrow="title" title={row.sourceUrl}>
            <RowLink to={to(row)}>{row.sourceHost.replace(/^www\./, '')}</RowLink>{' '}
            <span className="text-text-3">{shortenMiddle(pathOf(row.sourceUrl), 20)}</span>
          </Cell>
          {withClient && <Cell>{row.client}</Cell>}
          <Cell title={row.targetUrl} narrow="detail">
            {targetWords(row.targetUrl, new URL(row.siteUrl).hostname)}
          </Cell>
          <Cell title={row.foundAnchor ?? undefined}>
            <Anchor {...row} />
          </Cell>
          <Cell>
            <Rel {...row} />
          </Cell>
          <Cell>
            <Indexable {...row} />
          </Cell>
          <Cell
            number
            className={clsx(row.httpStatus !== null && row.httpStatus >= 400 && 'font-medium text-lost-text')}
          >
            {row.httpStatus ?? <Nothing />}
          </Cell>
          <Cell muted>
            <When at={row.firstLiveAt} />
          </Cell>
          <Cell muted narrow="age">
            <When at={row.lastCheckedAt} />
          </Cell>
          <Cell muted>
            <When at={row.nextAt} />
          </Cell>
          <Cell muted>
            <When at={row.statusSince} />
          </Cell>
          <Cell muted title={row.promiseSentence ?? undefined}>
            {row.promiseSentence ? `“${row.promiseSentence}”` : LINK_ORIGIN_WORDS[row.origin]}
          </Cell>
          <Cell muted>
            <When at={row.dueOn} />
          </Cell>
          <Cell muted>{row.owner ?? <Nothing />}</Cell>
          <Cell number muted>
            {row.aiCrawlers ? readable(row.aiCrawlers) : <Nothing />}
          </Cell>
        </GridRow>
      ))}
    </Grid>
  )
}

function useColumns(sort: LinkSort, withClient: boolean): Column[] {
  const [params] = useSearchParams()
  const columns = withClient ? COLUMNS.toSpliced(2, 0, CLIENT) : COLUMNS
  if (withClient) return columns
  return columns.map((column) => {
    const by = SORTED[column.id]
    if (!by) return column
    const next = new URLSearchParams(params)
    next.delete('after')
    if (by === 'look') next.delete('sort')
    else next.set('sort', nextLinkSort(by, sort))
    const isNow = by === sort.column
    const now = isNow && by !== 'look' ? (sort.descending ? 'descending' : 'ascending') : null
    return { ...column, sort: { to: { search: `?${next}` }, now } }
  })
}

function Anchor({ anchor, foundAnchor, issues }: LinksGridRow) {
  if (foundAnchor !== null)
    return (
      <span className={clsx(issues.includes('anchor_changed') && 'font-medium text-warn-text')}>
        {foundAnchor || 'image without text'}
      </span>
    )
  return <span className="text-text-3">{anchor ? `“${anchor}” promised` : 'any will do'}</span>
}

function Rel({ foundRel, issues }: LinksGridRow) {
  if (foundRel === null) return <Nothing />
  const issue = (['nofollow', 'sponsored', 'ugc', 'page_nofollow'] as const).find((one) =>
    issues.includes(one),
  )
  if (issue) return <IssueLabel issue={issue} />
  const isNofollow = foundRel.some((token) => ['nofollow', 'sponsored', 'ugc'].includes(token))
  return <span className="text-text-2">{isNofollow ? 'nofollow' : 'dofollow'}</span>
}

function Indexable({ notIndexableBecause }: LinksGridRow) {
  if (notIndexableBecause === null) return <Nothing />
  if (notIndexableBecause === '') return <span className="text-text-2">yes</span>
  return <IssueLabel issue={notIndexableBecause.split(', ')[0] as Issue} />
}

function readable(crawlers: Record<string, 'allowed' | 'blocked'>): string {
  const all = Object.values(crawlers)
  return `${all.filter((word) => word === 'allowed').length} of ${all.length}`
}

function pathOf(url: string): string {
  const { pathname, search } = new URL(url)
  return pathname === '/' && !search ? '' : pathname + search
}

function targetWords(url: string, siteHost: string): string {
  const { hostname, pathname, search } = new URL(url)
  const isOurs = hostname.replace(/^www\./, '') === siteHost.replace(/^www\./, '')
  return isOurs ? pathname + search : hostname + pathname
}
