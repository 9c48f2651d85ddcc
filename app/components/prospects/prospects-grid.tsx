import { Ban } from 'lucide-react'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { COLUMNS, type ColumnKey } from '../../domain/prospects/columns.ts'
import type { GridRow as ProspectRow } from '../../domain/prospects/grid.server.ts'
import { nextSort, type Sort } from '../../domain/prospects/sorting.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Cell, CheckCell, Grid, GridRow, Nothing, RowLink, type Column } from '../../ui/grid.tsx'
import { Icon } from '../../ui/icon.tsx'
import { NextActionCell } from '../../ui/next-action.tsx'
import { Spoken } from '../../ui/spoken.tsx'
import { When } from '../../ui/when.tsx'
import { LinkChip, SequenceChip, StageChip } from '../chips.tsx'
import { TacticLabel } from '../tactic.tsx'
import { VerificationMark } from '../verification-mark.tsx'
import { Authority, round } from './authority.tsx'
import { listSearch, sameList } from './list-url.ts'
import { nextIcon } from './next-icon.ts'
import { PageName } from './page-name.tsx'

/** Prospects, one a row. @param openId the one in the panel @param base the list's address */
export function ProspectsGrid({
  rows,
  columns,
  sort,
  openId,
  base,
  foot,
}: {
  rows: ProspectRow[]
  columns: ColumnKey[]
  sort: Sort
  openId: number | null
  base: string
  foot?: ReactNode
}) {
  const [params] = useSearchParams()
  const shown = columns.filter((key) => key !== 'domain')
  return (
    <Grid
      label="Prospects"
      checks="Select all rows on this page"
      columns={columns.map((key) => headOf(key, { rows, sort, params }))}
      foot={foot}
    >
      {rows.map((row) => (
        <GridRow key={row.id} isHere={row.id === openId}>
          <CheckCell label={`Select ${row.domain}`} value={row.id} />
          <Cell first narrow="title" title={row.domain}>
            <RowLink to={`${base}/${row.id}${sameList(params)}`} preventScrollReset>
              {row.domain}
            </RowLink>
          </Cell>
          {shown.map((key) => (
            <ProspectCell key={key} column={key} row={row} />
          ))}
        </GridRow>
      ))}
    </Grid>
  )
}

function headOf(
  key: ColumnKey,
  { rows, sort, params }: { rows: ProspectRow[]; sort: Sort; params: URLSearchParams },
): Column {
  const column = COLUMNS.find((one) => one.key === key)!
  const sortable = 'sort' in column ? column.sort : null
  return {
    id: key,
    label: column.label,
    width: key === 'domain' ? domainWidth(rows) : column.width,
    align: 'isNumber' in column ? 'right' : undefined,
    sort: sortable
      ? {
          to: { search: listSearch(params, { sort: nextSort(sortable, sort) }) },
          now: sort.column === sortable ? (sort.descending ? 'descending' : 'ascending') : null,
        }
      : undefined,
  }
}

/** A domain is never cut, within reason: the column grows with the longest of the page. */
function domainWidth(rows: ProspectRow[]): number {
  const longest = Math.max(0, ...rows.map((row) => row.domain.length))
  return Math.min(320, Math.max(152, 20 + Math.ceil(longest * 6.9)))
}

function ProspectCell({ column, row }: { column: ColumnKey; row: ProspectRow }) {
  switch (column) {
    case 'domain':
      return null
    case 'page':
      return (
        <Cell title={[row.pageTitle, row.pageUrl].filter(Boolean).join(', ') || undefined}>
          <PageName title={row.pageTitle} url={row.pageUrl} />
        </Cell>
      )
    case 'tactic':
      return (
        <Cell>
          <TacticLabel tactic={row.tactic} />
        </Cell>
      )
    case 'authority':
      return (
        <Cell number>
          <Authority value={row.authority} metric={row.authorityMetric} />
        </Cell>
      )
    case 'relevance':
      return <Cell number>{row.relevance === null ? <Nothing /> : round(row.relevance)}</Cell>
    case 'score':
      return (
        <Cell number className="font-semibold">
          {row.score === null ? <Nothing /> : round(row.score)}
        </Cell>
      )
    case 'stage':
      return (
        <Cell narrow="chip" title={row.stageBecause}>
          <StageChip stage={row.stage} />
        </Cell>
      )
    case 'contact':
      return (
        <Cell title={row.contact?.email ?? undefined}>
          <ContactName contact={row.contact} />
        </Cell>
      )
    case 'sequence':
      return (
        <Cell title={[row.sequenceName, row.sequenceBecause].filter(Boolean).join(': ') || undefined}>
          {row.sequenceState ? (
            <SequenceChip state={row.sequenceState} step={row.sequenceStep} />
          ) : (
            <Nothing />
          )}
        </Cell>
      )
    case 'link':
      return (
        <Cell title={row.linkBecause ?? undefined}>
          {row.linkStatus ? <LinkChip status={row.linkStatus} /> : <Nothing />}
        </Cell>
      )
    case 'next':
      return (
        <Cell narrow="detail" title={row.nextAction ?? undefined}>
          {row.nextAction ? (
            <NextActionCell icon={nextIcon(row)} needsPerson={row.nextNeedsPerson}>
              {row.nextAction}
            </NextActionCell>
          ) : (
            <Nothing />
          )}
        </Cell>
      )
    case 'touch':
      return (
        <Cell muted narrow="age" title={row.lastTouch ?? undefined} className="tabular-nums">
          <When at={row.lastTouchAt} />
        </Cell>
      )
    case 'owner':
      return <Cell>{row.ownerName ? <Avatar name={row.ownerName} /> : <Nothing />}</Cell>
    case 'tags':
      return (
        <Cell muted title={row.tags.join(', ') || undefined}>
          {row.tags.join(', ')}
        </Cell>
      )
    case 'added':
      return (
        <Cell muted className="tabular-nums">
          <When at={row.createdAt} />
        </Cell>
      )
  }
}

function ContactName({ contact }: { contact: ProspectRow['contact'] }) {
  if (!contact) return <Nothing />
  return (
    <span className="flex items-center gap-1.5">
      <span className="truncate">{contact.name}</span>
      {contact.isNotToContact ? (
        <span title="Do not contact" className="inline-flex text-lost-solid">
          <Icon of={Ban} size={14} />
          <Spoken>Do not contact</Spoken>
        </span>
      ) : (
        contact.email && <VerificationMark verification={contact.verification} />
      )}
    </span>
  )
}
