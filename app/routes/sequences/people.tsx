import { Users } from 'lucide-react'
import { z } from 'zod'
import { ENROLMENT_STATES } from '#db/vocabulary.ts'
import { SequenceChip } from '#app/components/chips.tsx'
import { HeldAction } from '#app/components/sequences/held-table.tsx'
import { ENROLMENT_WORDS } from '#app/components/words.ts'
import { getSequence } from '#app/domain/sequences/get-sequence.server.ts'
import { removeFromSequence, resumeEnrolment } from '#app/domain/sequences/hold.server.ts'
import { countsOf } from '#app/domain/sequences/overview.server.ts'
import { listPeople } from '#app/domain/sequences/people.server.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { requireProject } from '#app/server/session.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Cell, Grid, GridRow, RowLink } from '#app/ui/grid.tsx'
import { GridFoot } from '#app/ui/grid-foot.tsx'
import { Spoken } from '#app/ui/spoken.tsx'
import { PageBody, Toolbar } from '#app/ui/page-bar.tsx'
import { When } from '#app/ui/when.tsx'
import type { Route } from './+types/people.ts'

const Query = z.object({
  state: z.enum(ENROLMENT_STATES).nullable().catch(null),
  before: z.coerce.number().int().positive().nullable().catch(null),
})
const Decision = z.object({ intent: z.enum(['resume', 'remove']), enrolment: z.coerce.number().int() })

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const { id } = getSequence(scope, { sequenceId: Number(params.sequenceId), projectId: project.id })
  const search = new URL(request.url).searchParams
  const query = Query.parse({ state: search.get('state'), before: search.get('before') })
  const { people, byState } = countsOf(scope, id)
  return {
    projectId: project.id,
    base: `/p/${project.id}/sequences/${id}`,
    state: query.state,
    people,
    byState,
    ...listPeople(scope, { sequenceId: id, ...query }),
  }
}

export async function action({ request, params }: Route.ActionArgs) {
  const { scope } = await requireProject(request, params)
  const form = readForm(Decision, await request.formData())
  if (!form.ok) return badForm(form)
  const { intent, enrolment: enrolmentId } = form.value
  if (intent === 'resume') resumeEnrolment(scope, { enrolmentId })
  else removeFromSequence(scope, { enrolmentId })
  return { ok: true as const }
}

const COLUMNS = [
  { id: 'site', label: 'Site', width: 190 },
  { id: 'contact', label: 'Contact', width: 180 },
  { id: 'state', label: 'Sequence', width: 130 },
  { id: 'next', label: 'Next, or why not', width: 380 },
  { id: 'since', label: 'Since', width: 100 },
  { id: 'do', label: <Spoken>Do</Spoken>, width: 150 },
]

export default function PeopleTab({ loaderData }: Route.ComponentProps) {
  const { base, projectId, state, people, byState, rows, next } = loaderData
  const shown = state ? (byState[state] ?? 0) : people
  return (
    <>
      <Toolbar>
        <StateLink to={`${base}/people`} isCurrent={state === null}>
          {`All ${people}`}
        </StateLink>
        {ENROLMENT_STATES.filter((one) => byState[one]).map((one) => (
          <StateLink key={one} to={`${base}/people?state=${one}`} isCurrent={state === one}>
            {`${ENROLMENT_WORDS[one]} ${byState[one]}`}
          </StateLink>
        ))}
      </Toolbar>
      <PageBody>
        {rows.length === 0 ? (
          <EmptyState icon={Users} action={<ButtonLink to={`${base}/enrol`}>Add prospects</ButtonLink>}>
            {people === 0 ? 'The people this sequence writes to stand here.' : 'Nobody is in this state.'}
          </EmptyState>
        ) : (
          <Grid label="People" columns={COLUMNS}>
            {rows.map((row) => (
              <GridRow key={row.enrolmentId}>
                <Cell first narrow="title">
                  <RowLink to={`/p/${projectId}/prospects/${row.prospectId}`}>{row.domain}</RowLink>
                </Cell>
                <Cell muted title={row.email ?? undefined}>
                  {row.contact}
                </Cell>
                <Cell narrow="chip">
                  <SequenceChip state={row.state} step={row.stepsSent > 0 ? `${row.stepsSent} sent` : null} />
                </Cell>
                <Cell muted narrow="detail" title={reason(row)}>
                  {reason(row)}
                </Cell>
                <Cell muted narrow="age">
                  <When at={row.stateSince} />
                </Cell>
                <Cell>
                  <HeldAction row={row} base={base} />
                  {row.endedAt === null && row.state !== 'held' && (
                    <ButtonLink size="sm" look="quiet" to={`${base}/people/${row.enrolmentId}/pause`}>
                      Pause
                    </ButtonLink>
                  )}
                </Cell>
              </GridRow>
            ))}
          </Grid>
        )}
      </PageBody>
      <GridFoot
        total={shown}
        next={next ? { search: `?${state ? `state=${state}&` : ''}before=${next}` } : null}
      >
        {rows.length > 0 && `${rows.length} of ${shown}`}
      </GridFoot>
    </>
  )
}

function reason(row: Route.ComponentProps['loaderData']['rows'][number]): string {
  if (row.state === 'held') return row.because
  if (row.endedAt === null) return row.nextAction ?? row.because
  return row.because
}

function StateLink({ to, isCurrent, children }: { to: string; isCurrent: boolean; children: string }) {
  return (
    <ButtonLink
      to={to}
      size="sm"
      look={isCurrent ? 'secondary' : 'quiet'}
      aria-current={isCurrent || undefined}
    >
      {children}
    </ButtonLink>
  )
}
