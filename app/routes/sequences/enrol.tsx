import { Crosshair, UserPlus } from 'lucide-react'
import { Form, redirect, useNavigation } from 'react-router'
import { z } from 'zod'
import { Candidates } from '#app/components/sequences/candidates.tsx'
import { CountryNotice } from '#app/components/sequences/country-notice.tsx'
import { applicants, countriesOf, isTooSoon, showCandidate } from '#app/domain/sequences/applicants.server.ts'
import { chosenProspects } from '#app/domain/sequences/choose.server.ts'
import { CANNOT_ENROL_WORDS, ENROL_AT_MOST } from '#app/domain/sequences/cannot-enrol.ts'
import { cannotEnrol, enrol } from '#app/domain/sequences/enrol.server.ts'
import { getSequence } from '#app/domain/sequences/get-sequence.server.ts'
import { Forbidden } from '#app/domain/values/errors.ts'
import { mayManage } from '#app/domain/workspaces/roles.ts'
import { saying } from '#app/server/flash.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { requireProject } from '#app/server/session.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { counted } from '#app/ui/number.ts'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import { typedText } from '#app/ui/typed.ts'
import type { Route } from './+types/enrol.ts'

const ids = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => [value ?? []].flat().map(Number))
const Chosen = z.object({ id: ids, reason: z.string().trim().max(300, 'At most 300 characters').optional() })

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const { id, name, needsOpener, status } = getSequence(scope, {
    sequenceId: Number(params.sequenceId),
    projectId: project.id,
  })
  const search = new URL(request.url).searchParams
  const {
    ids: prospectIds,
    isChosen,
    isCut,
  } = chosenProspects(scope, { projectId: project.id, params: search })
  const cannot = cannotEnrol(scope, id)
  const found = applicants(scope, { sequenceId: id, prospectIds })
  return {
    mayLift: mayManage(scope.user.role),
    projectId: project.id,
    base: `/p/${project.id}/sequences/${id}`,
    sequence: { name, needsOpener, status },
    cannot,
    isChosen,
    isCut,
    candidates: found.map(showCandidate),
    countries: countriesOf(found),
  }
}

export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const { id } = getSequence(scope, { sequenceId: Number(params.sequenceId), projectId: project.id })
  const form = readForm(Chosen, await request.formData())
  if (!form.ok) return badForm(form)
  const prospectIds = form.value.id
  if (prospectIds.length === 0) return badForm(form, { form: 'Tick at least one prospect' })
  const { reason } = form.value
  if (reason && !mayManage(scope.user.role))
    throw new Forbidden('Only owners and managers lift the fatigue limits.')
  const tooSoon = () => applicants(scope, { sequenceId: id, prospectIds }).some(isTooSoon)
  if (reason === '' && tooSoon())
    return badForm(form, { reason: 'Say why those who heard from us lately are written to all the same' })
  const done = enrol(scope, { sequenceId: id, prospectIds, tooSoonAllowedBecause: reason || null })
  if (!done.ok) return badForm(form, { form: CANNOT_ENROL_WORDS[done.reason] })
  const left = done.refused.length
    ? `; ${done.refused.length} could not be: ${done.refused[0]!.refusal!.because}`
    : ''
  const text = `${counted(done.enrolled, 'prospect')} added${left}`
  return redirect(`/p/${project.id}/sequences/${id}`, { headers: { 'Set-Cookie': saying({ text }) } })
}

export default function EnrolScreen({ loaderData, actionData }: Route.ComponentProps) {
  const { projectId, base, sequence, cannot, candidates, isChosen, isCut, mayLift } = loaderData
  const busy = useNavigation().state === 'submitting' && 'Adding…'
  const free = candidates.filter((one) => one.because === null || (mayLift && one.isTooSoon)).length
  return (
    <>
      <PageBar title="Add prospects" crumb={{ label: sequence.name, to: base }} rule>
        {free > 0 && (
          <Button
            form="enrol"
            size="sm"
            look="primary"
            icon={UserPlus}
            busy={busy}
            offBecause={cannot ? CANNOT_ENROL_WORDS[cannot] : false}
          >
            Add those ticked
          </Button>
        )}
      </PageBar>
      <PageBody padded>
        <Form id="enrol" method="post" className="grid max-w-content grid-cols-1 gap-4">
          <ErrorSummary errors={actionData?.errors} />
          {cannot && (
            <Notice
              tone="warn"
              title={CANNOT_ENROL_WORDS[cannot]}
              actions={
                <ButtonLink size="sm" to={cannot === 'no-steps' ? `${base}/steps/new` : `${base}/settings`}>
                  {cannot === 'no-steps' ? 'Add a step' : 'Open the settings'}
                </ButtonLink>
              }
            />
          )}
          {candidates.length === 0 ? (
            <EmptyState
              icon={Crosshair}
              action={<ButtonLink to={`/p/${projectId}/prospects`}>See the prospects</ButtonLink>}
            >
              {isChosen
                ? 'None of the chosen prospects is in this project.'
                : 'There is no prospect left to write to. Bring some in, or choose them in the grid.'}
            </EmptyState>
          ) : (
            <>
              <CountryNotice {...loaderData.countries} />
              <p className="text-13 text-text-2">{explain({ isChosen, isCut, sequence })}</p>
              <Candidates
                candidates={candidates}
                areTicked={isChosen}
                lift={
                  mayLift
                    ? { typed: typedText(actionData?.typed, 'reason'), error: actionData?.errors?.reason }
                    : null
                }
              />
            </>
          )}
        </Form>
      </PageBody>
    </>
  )
}

function explain({
  isChosen,
  isCut,
  sequence,
}: Pick<Route.ComponentProps['loaderData'], 'isChosen' | 'isCut' | 'sequence'>): string {
  const which = isCut
    ? `The first ${ENROL_AT_MOST} of those that match; add the rest afterwards.`
    : isChosen
      ? 'The prospects you chose.'
      : 'The next prospects that are not in a sequence; choose others in the grid.'
  const then = sequence.needsOpener
    ? 'Nothing goes out before an opener is written for each'
    : sequence.status === 'active'
      ? 'Their first mail is planned at once'
      : 'Nothing goes out before the sequence is launched'
  return `${which} ${then}.`
}
