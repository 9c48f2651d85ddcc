import { Eye, Send } from 'lucide-react'
import { Form, Link, redirect, useSubmit } from 'react-router'
import { z } from 'zod'
import { LintList } from '#app/components/templates/lint-list.tsx'
import { WrittenMessage } from '#app/components/templates/written-message.tsx'
import { getSequence } from '#app/domain/sequences/get-sequence.server.ts'
import { previewChoices, previewSequence } from '#app/domain/sequences/preview.server.ts'
import { sendTest } from '#app/domain/sequences/test-send.server.ts'
import { saying } from '#app/server/flash.ts'
import { requireProject } from '#app/server/session.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Select } from '#app/ui/inputs.tsx'
import { counted } from '#app/ui/number.ts'
import { PageBody, Toolbar } from '#app/ui/page-bar.tsx'
import type { Route } from './+types/preview.ts'

const At = z.coerce.number().int().positive().nullable().catch(null)

async function chosen({ request, params }: Pick<Route.LoaderArgs, 'request' | 'params'>) {
  const { scope, project } = await requireProject(request, params)
  const { id, status } = getSequence(scope, { sequenceId: Number(params.sequenceId), projectId: project.id })
  const choices = previewChoices(scope, { sequenceId: id })
  const at = At.parse(new URL(request.url).searchParams.get('at'))
  const choice = choices.find((one) => one.enrolmentId === at) ?? choices[0] ?? null
  return { scope, id, status, choices, choice, base: `/p/${project.id}/sequences/${id}` }
}

export async function loader(args: Route.LoaderArgs) {
  const { scope, id, choices, choice, base } = await chosen(args)
  return {
    base,
    choices: choices.map(({ enrolmentId, label }) => ({ enrolmentId, label })),
    at: choice?.enrolmentId ?? null,
    preview: choice && previewSequence(scope, { sequenceId: id, ...choice }),
  }
}

/** Sends the messages shown to the one who asks. */
export async function action(args: Route.ActionArgs) {
  const { scope, id, choice, base } = await chosen(args)
  const page = `${base}/preview${choice ? `?at=${choice.enrolmentId}` : ''}`
  const sent = choice
    ? sendTest(scope, { sequenceId: id, ...choice })
    : ({ ok: false, reason: 'no-steps' } as const)
  const words = sent.ok
    ? { text: `${counted(sent.count, 'test mail')} on the way to ${sent.to}` }
    : { text: REFUSED[sent.reason], isError: true }
  return redirect(page, { headers: { 'Set-Cookie': saying(words) } })
}

const REFUSED = {
  'no-mailbox': 'Choose the mailbox of the sequence first: tests leave from it.',
  'no-steps': 'There is nothing to send yet.',
  'no-user': 'Only a signed-in person can send a test to themselves.',
}

export default function PreviewTab({ loaderData: { base, choices, at, preview } }: Route.ComponentProps) {
  const submit = useSubmit()
  if (!preview)
    return (
      <PageBody>
        <EmptyState icon={Eye} action={<ButtonLink to={`${base}/enrol`}>Add prospects</ButtonLink>}>
          Every message is shown here as its recipient will get it, once somebody is in the sequence.
        </EmptyState>
      </PageBody>
    )
  return (
    <>
      <Toolbar>
        <Form
          method="get"
          className="flex items-center gap-1.5"
          onChange={(event) => void submit(event.currentTarget)}
        >
          <Select
            small
            name="at"
            aria-label="Recipient"
            defaultValue={at ?? undefined}
            className="w-72 max-wide:w-48"
          >
            {choices.map((one) => (
              <option key={one.enrolmentId} value={one.enrolmentId}>
                {one.label}
              </option>
            ))}
          </Select>
          <noscript>
            <Button size="sm">Show</Button>
          </noscript>
        </Form>
        <Form method="post" action={`?at=${at}`} className="ml-auto">
          <Button size="sm" icon={Send}>
            Send these to me
          </Button>
        </Form>
      </Toolbar>
      <PageBody padded>
        <ol className="grid max-w-content grid-cols-1 gap-4">
          {preview.messages.map((message) => (
            <li key={message.number}>
              <Card
                title={`Step ${message.number}${message.letter ? `, text ${message.letter}` : ''}`}
                side={
                  <span className="flex items-center gap-3 text-12 text-text-3">
                    {message.wait}
                    <Link to={`${base}/steps/${message.number}`} className="link">
                      Edit the words
                    </Link>
                  </span>
                }
                className="grid gap-x-6 gap-y-4 wide:grid-cols-[minmax(0,42rem)_minmax(0,1fr)] [&>header]:col-span-full [&>header]:mb-0"
              >
                <WrittenMessage
                  from={preview.from}
                  to={preview.to && `${preview.to.name} <${preview.to.email}>`}
                  subject={message.subject}
                  text={message.text}
                  foot={message.foot}
                />
                <LintList lint={message.lint} />
              </Card>
            </li>
          ))}
        </ol>
      </PageBody>
    </>
  )
}
