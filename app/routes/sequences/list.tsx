import { CirclePause, GitMerge, Plus } from 'lucide-react'
import { SequenceStatusChip } from '#app/components/sequences/status-chip.tsx'
import { StopAll } from '#app/components/sequences/stop-all.tsx'
import { listSequences } from '#app/domain/sequences/overview.server.ts'
import { sendingStop } from '#app/domain/sequences/stop-sending.server.ts'
import { requireProject } from '#app/server/session.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Cell, Grid, GridRow, Nothing, RowLink } from '#app/ui/grid.tsx'
import { count, counted } from '#app/ui/number.ts'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import type { Route } from './+types/list.ts'

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  return {
    projectId: project.id,
    isStopped: sendingStop(scope) !== null,
    sequences: listSequences(scope, { projectId: project.id }),
  }
}

const COLUMNS = [
  { id: 'name', label: 'Name', width: 240 },
  { id: 'status', label: 'Status', width: 96 },
  { id: 'mailbox', label: 'From', width: 200 },
  { id: 'steps', label: 'Steps', width: 64, align: 'right' as const },
  { id: 'people', label: 'On the way', width: 96, align: 'right' as const },
  { id: 'held', label: 'Held', width: 64, align: 'right' as const },
  { id: 'sent', label: 'Sent', width: 72, align: 'right' as const },
  { id: 'replied', label: 'Replied', width: 96, align: 'right' as const },
  { id: 'links', label: 'Links', width: 72, align: 'right' as const },
  { id: 'needs', label: 'Needs you', width: 160 },
]

export default function SequencesScreen({ loaderData }: Route.ComponentProps) {
  const { projectId, sequences, isStopped } = loaderData
  const base = `/p/${projectId}/sequences`
  const add = (
    <ButtonLink to={`${base}/new`} look="primary" size="sm" icon={Plus} hotkey="n">
      New sequence
    </ButtonLink>
  )
  return (
    <>
      <PageBar title="Sequences" sub={counted(sequences.length, 'sequence')}>
        {sequences.length > 0 && (
          <ButtonLink to={`${base}/sending`} size="sm" look="quiet" className="max-wide:hidden">
            Why is this not sending?
          </ButtonLink>
        )}
        <ButtonLink
          to={`${base}/stops`}
          size="sm"
          look="quiet"
          icon={CirclePause}
          className="max-wide:hidden"
        >
          What is stopped
        </ButtonLink>
        {!isStopped && sequences.length > 0 && <StopAll size="sm" />}
        {add}
      </PageBar>
      <PageBody>
        {sequences.length === 0 ? (
          <EmptyState icon={GitMerge} action={add}>
            A sequence writes to people step by step and stops when they answer. Each stands here with what
            came of it.
          </EmptyState>
        ) : (
          <Grid label="Sequences" columns={COLUMNS}>
            {sequences.map((row) => (
              <SequenceRow key={row.id} row={row} base={base} />
            ))}
          </Grid>
        )}
      </PageBody>
    </>
  )
}

type Row = Route.ComponentProps['loaderData']['sequences'][number]

function SequenceRow({ row, base }: { row: Row; base: string }) {
  const replied =
    row.reached > 0 && row.replied > 0 ? `, ${Math.round((100 * row.replied) / row.reached)}%` : ''
  return (
    <GridRow>
      <Cell first narrow="title">
        <RowLink to={`${base}/${row.id}`}>{row.name}</RowLink>
      </Cell>
      <Cell narrow="chip">
        <SequenceStatusChip status={row.status} />
      </Cell>
      <Cell muted narrow="detail" title={row.mailbox ?? undefined}>
        {row.mailbox ?? <Nothing />}
      </Cell>
      <Cell number>{row.steps}</Cell>
      <Cell number>{count(row.live)}</Cell>
      <Cell number muted>
        {count(row.held)}
      </Cell>
      <Cell number narrow="age">
        {count(row.sent)}
        <span className="wide:hidden"> sent</span>
      </Cell>
      <Cell number>
        {count(row.replied)}
        {replied}
      </Cell>
      <Cell number>{count(row.links)}</Cell>
      <Cell>
        {row.openers > 0 ? (
          <b className="font-medium">{counted(row.openers, 'opener')} to write</b>
        ) : (
          <Nothing />
        )}
      </Cell>
    </GridRow>
  )
}
