import { redirect } from 'react-router'
import { z } from 'zod'
import { conversationPath } from '#app/components/inbox/place.ts'
import { PromiseForm } from '#app/components/inbox/promise-form.tsx'
import { dismissPromise } from '#app/domain/inbox/change-thread.server.ts'
import { PROMISE_REFUSAL_WORDS } from '#app/domain/inbox/promise-refusals.ts'
import { promiseFromThread } from '#app/domain/inbox/promise-from-thread.server.ts'
import { readThread } from '#app/domain/inbox/read-thread.server.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { requireProject } from '#app/server/session.server.ts'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import type { Route } from './+types/promise.ts'

const messageId = z.coerce.number().int().positive().optional()
const text = z
  .string()
  .trim()
  .transform((value) => value || null)
const Promised = z.object({
  intent: z.literal('dismiss').optional(),
  messageId,
  sourceUrl: z.string().trim(),
  targetUrl: z.string().trim(),
  dueOn: z.union([z.literal(''), z.iso.date('Enter a day, such as 2026-05-19')]).optional(),
  rel: z.enum(['follow', 'any']).default('follow'),
  anchor: text.optional(),
  sentence: text.optional(),
})

/** Records a promise of the conversation, or says that what was read is none. */
export async function action({ request, params }: Route.ActionArgs) {
  const { scope } = await requireProject(request, params)
  const threadId = Number(params.threadId)
  const here = conversationPath(request.url, params)
  const form = readForm(Promised, await request.formData())
  if (!form.ok) return badForm(form)
  const { intent, dueOn, messageId, ...promise } = form.value
  if (intent === 'dismiss') {
    if (messageId) dismissPromise(scope, { threadId, messageId })
    return redirect(here)
  }
  const made = promiseFromThread(scope, {
    threadId,
    messageId: messageId ?? null,
    ...promise,
    anchor: promise.anchor ?? null,
    sentence: promise.sentence ?? null,
    dueOn: dueOn ? new Date(`${dueOn}T00:00:00Z`) : null,
  })
  if (made.ok) return redirect(here)
  const { field, says } = PROMISE_REFUSAL_WORDS[made.reason]
  return badForm(form, { [field]: says })
}

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const { thread, proposal } = readThread(scope, { threadId: Number(params.threadId) })
  const here = `/p/${project.id}/inbox/${thread.id}`
  if (!proposal) throw redirect(here)
  return { subject: thread.subject, proposal, here }
}

/** The form by itself: where it comes back to with what is to be corrected. */
export default function PromiseScreen({ loaderData, actionData }: Route.ComponentProps) {
  const { subject, proposal, here } = loaderData
  return (
    <>
      <PageBar title="Record a promise" crumb={{ label: subject || 'Conversation', to: here }} rule />
      <PageBody padded>
        <PromiseForm proposal={proposal} action={`${here}/promise`} cancel={here} bad={actionData ?? null} />
      </PageBody>
    </>
  )
}
