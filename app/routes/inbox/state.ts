import { redirect } from 'react-router'
import { z } from 'zod'
import { conversationPath } from '#app/components/inbox/place.ts'
import { markDone, markUnread, reopen, snooze } from '#app/domain/inbox/change-thread.server.ts'
import { snoozeUntil } from '#app/domain/values/snooze-until.ts'
import { SNOOZES } from '#app/domain/values/snoozes.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { readPreferences } from '#app/server/preferences.ts'
import { safePath } from '#app/server/safe-path.ts'
import { requireProject } from '#app/server/session.server.ts'
import type { Route } from './+types/state.ts'

const State = z.object({ to: z.enum(['done', 'to_answer', 'unread', ...SNOOZES]), after: z.string() })

/** Done, to answer again, unread, or put off; leads on to the next conversation. */
export async function action({ request, params }: Route.ActionArgs) {
  const { scope } = await requireProject(request, params)
  const form = readForm(State, await request.formData())
  if (!form.ok) return badForm(form)
  const threadId = Number(params.threadId)
  const { to, after } = form.value
  const here = conversationPath(request.url, params)
  if (to === 'to_answer') {
    reopen(scope, { threadId })
    return redirect(here)
  }
  if (to === 'done') markDone(scope, { threadId })
  else if (to === 'unread') markUnread(scope, { threadId })
  else snooze(scope, { threadId, until: snoozeUntil(to, scope.now, readPreferences(request).zone) })
  return redirect(safePath(after) === '/' ? here : safePath(after))
}

export function loader({ request, params }: Route.LoaderArgs) {
  return redirect(conversationPath(request.url, params))
}
