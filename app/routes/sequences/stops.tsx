import { CirclePause, Play } from 'lucide-react'
import type { ReactNode } from 'react'
import { Form, redirect } from 'react-router'
import { z } from 'zod'
import { PAUSE_LEVELS } from '#db/vocabulary.ts'
import { StopAll } from '#app/components/sequences/stop-all.tsx'
import { liftPause, pause } from '#app/domain/sequences/pause.server.ts'
import { allStopped } from '#app/domain/sequences/stopped.server.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { requireProject } from '#app/server/session.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormSection } from '#app/ui/form-section.tsx'
import { TextInput } from '#app/ui/inputs.tsx'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import { When } from '#app/ui/when.tsx'
import type { Route } from './+types/stops.ts'

const Action = z.union([
  z.object({
    intent: z.literal('pause'),
    because: z.string().trim().min(1, 'Say why: everybody who meets the pause reads it').max(200),
  }),
  z.object({ level: z.enum(PAUSE_LEVELS), subject: z.coerce.number().int() }),
])

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const stopped = allStopped(scope)
  const isPaused = stopped.pauses.some((one) => one.level === 'project' && one.subjectId === project.id)
  return { project: { id: project.id, name: project.name }, isPaused, ...stopped }
}

/** Pauses this project, or lifts a pause. */
export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const form = readForm(Action, await request.formData())
  if (!form.ok) return badForm(form)
  if ('intent' in form.value)
    pause(scope, { level: 'project', subjectId: project.id, because: form.value.because })
  else liftPause(scope, { level: form.value.level, subjectId: form.value.subject })
  return redirect(`/p/${project.id}/sequences/stops`)
}

const LEVEL_WORDS = { project: 'Project', site: 'Site', contact: 'Person', prospect: 'Prospect' }

export default function StopsScreen({ loaderData, actionData }: Route.ComponentProps) {
  const { project, isPaused, stop, pauses, mailboxes, sequences } = loaderData
  const count = pauses.length + mailboxes.length + sequences.length + (stop ? 1 : 0)
  return (
    <>
      <PageBar title="What is stopped" crumb={{ label: 'Sequences', to: `/p/${project.id}/sequences` }} rule>
        {!stop && <StopAll size="sm" />}
      </PageBar>
      <PageBody padded>
        <div className="grid max-w-measure gap-8">
          <Card padded={false}>
            {count === 0 ? (
              <EmptyState icon={CirclePause}>
                Nothing is stopped. Pauses of sequences, mailboxes, projects, sites and people stand here,
                each with who paused it and why.
              </EmptyState>
            ) : (
              <ul>
                {stop && <Line kind="Everything" name="All sending" why={whyOf(stop)} at={stop.at} />}
                {pauses.map((one) => (
                  <Line
                    key={`${one.level} ${one.subjectId}`}
                    kind={LEVEL_WORDS[one.level]}
                    name={one.name}
                    why={whyOf(one)}
                    at={one.at}
                  >
                    <Form method="post">
                      <input type="hidden" name="level" value={one.level} />
                      <Button size="sm" look="quiet" icon={Play} name="subject" value={one.subjectId}>
                        Go on
                      </Button>
                    </Form>
                  </Line>
                ))}
                {mailboxes.map((one) => (
                  <Line key={one.id} kind="Mailbox" name={one.email} why={one.because}>
                    <ButtonLink size="sm" look="quiet" to={`/settings/mailboxes/${one.id}`}>
                      Open
                    </ButtonLink>
                  </Line>
                ))}
                {sequences.map((one) => (
                  <Line key={one.id} kind="Sequence" name={one.name} why={`Paused, in ${one.project}`}>
                    <ButtonLink size="sm" look="quiet" to={`/p/${one.projectId}/sequences/${one.id}`}>
                      Open
                    </ButtonLink>
                  </Line>
                ))}
              </ul>
            )}
          </Card>
          {!isPaused && (
            <FormSection
              title={`Pause ${project.name}`}
              help="Every sequence of this project is held until you let it go on. Replies you write yourself still go."
            >
              <Form method="post" className="grid gap-4">
                <ErrorSummary errors={actionData?.errors} />
                <Field name="because" label="Why" error={actionData?.errors?.because}>
                  <TextInput maxLength={200} />
                </Field>
                <div>
                  <Button icon={CirclePause} name="intent" value="pause">
                    Pause the project
                  </Button>
                </div>
              </Form>
            </FormSection>
          )}
        </div>
      </PageBody>
    </>
  )
}

function whyOf({ by, because }: { by: string | null; because: string | null }): string {
  const who = by ? `by ${by}` : ''
  return [because, who].filter(Boolean).join(', ') || 'no reason was given'
}

function Line({
  kind,
  name,
  why,
  at,
  children,
}: {
  kind: string
  name: string
  why: string
  at?: Date
  children?: ReactNode
}) {
  return (
    <li className="flex items-center gap-3 border-b border-line px-4 py-2.5 text-13 last:border-0">
      <span className="w-20 flex-none text-12 text-text-3">{kind}</span>
      <span className="min-w-0 flex-1">
        <b className="font-medium wrap-anywhere">{name}</b>
        <span className="block text-12 wrap-anywhere text-text-2">
          {why}
          {at && (
            <>
              , <When at={at} exact />
            </>
          )}
        </span>
      </span>
      {children}
    </li>
  )
}
