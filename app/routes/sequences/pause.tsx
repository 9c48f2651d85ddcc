import { CirclePause } from 'lucide-react'
import { Form, redirect, useNavigation } from 'react-router'
import { z } from 'zod'
import { holdEnrolment } from '#app/domain/sequences/hold.server.ts'
import { pause } from '#app/domain/sequences/pause.server.ts'
import { whomToPause } from '#app/domain/sequences/whom-to-pause.server.ts'
import { saying } from '#app/server/flash.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { requireProject } from '#app/server/session.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { Radio, TextInput } from '#app/ui/inputs.tsx'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import { typedText } from '#app/ui/typed.ts'
import type { Route } from './+types/pause.ts'

const Pause = z.object({
  level: z.enum(['enrolment', 'prospect', 'contact', 'site', 'project']),
  because: z.string().trim().min(1, 'Say why: everybody who meets the pause reads it').max(200),
})

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const whom = whomToPause(scope, Number(params.enrolmentId))
  return { whom, base: `/p/${project.id}/sequences/${params.sequenceId}` }
}

export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const enrolmentId = Number(params.enrolmentId)
  const form = readForm(Pause, await request.formData())
  if (!form.ok) return badForm(form)
  const { level, because } = form.value
  const whom = whomToPause(scope, enrolmentId)
  const people = `/p/${project.id}/sequences/${params.sequenceId}/people`
  if (level === 'enrolment') {
    holdEnrolment(scope, { enrolmentId, because: `Held by hand: ${because}` })
    return redirect(people)
  }
  const subjectId = whom[level].id
  pause(scope, { level, subjectId, because })
  const undo = { action: `/p/${project.id}/sequences/stops`, fields: { level, subject: `${subjectId}` } }
  return redirect(people, {
    headers: { 'Set-Cookie': saying({ text: `${whom[level].name} is paused`, undo }) },
  })
}

export default function PauseScreen({ loaderData: { whom, base }, actionData }: Route.ComponentProps) {
  const busy = useNavigation().state === 'submitting' && 'Pausing…'
  const { enrolment, prospect, contact, site, project } = whom
  const choices = [
    { level: 'enrolment', name: contact.name, reach: `in “${enrolment.name}” only, until you let it go on` },
    { level: 'prospect', name: prospect.name, reach: 'this prospect, whoever is written to about it' },
    { level: 'contact', name: contact.name, reach: 'this person, in every sequence and project' },
    { level: 'site', name: site.name, reach: 'everybody at this site, in every sequence and project' },
    { level: 'project', name: project.name, reach: 'every sequence of this project' },
  ].filter(({ level }) => level !== 'enrolment' || !whom.isOver)
  return (
    <>
      <PageBar title={`Pause ${contact.name}`} crumb={{ label: 'People', to: `${base}/people` }} rule />
      <PageBody padded>
        <Form method="post" className="grid max-w-measure gap-4">
          <ErrorSummary errors={actionData?.errors} />
          <fieldset className="grid gap-1">
            <legend className="mb-1 text-13 font-medium">How far</legend>
            {choices.map(({ level, name, reach }) => (
              <Radio
                key={level}
                name="level"
                value={level}
                defaultChecked={typedText(actionData?.typed, 'level', choices[0]?.level) === level}
              >
                <b className="font-medium">{name}</b> <span className="text-text-2">{reach}</span>
              </Radio>
            ))}
          </fieldset>
          <Field name="because" label="Why" error={actionData?.errors?.because}>
            <TextInput maxLength={200} defaultValue={typedText(actionData?.typed, 'because')} />
          </Field>
          <p className="text-12 text-text-2">
            Messages that wait are held with this cause. Replies you write yourself still go. When it is let
            go, each message gets a new time under the caps; nothing leaves in a burst.
          </p>
          <div className="flex gap-2">
            <Button look="primary" icon={CirclePause} busy={busy}>
              Pause
            </Button>
            <ButtonLink to={`${base}/people`}>Leave it</ButtonLink>
          </div>
        </Form>
      </PageBody>
    </>
  )
}
