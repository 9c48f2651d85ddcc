import { redirect } from 'react-router'
import { z } from 'zod'
import { conversationPath, deedPath } from '#app/components/inbox/place.ts'
import { mergeThreads, moveBack, splitOff, type Moved } from '#app/domain/inbox/move-messages.server.ts'
import { saying } from '#app/server/flash.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { requireProject } from '#app/server/session.server.ts'
import type { Route } from './+types/move.ts'

const id = z.coerce.number().int().positive()
const Move = z.union([
  z.object({ into: id }),
  z.object({ split: id, keeps: z.enum(['prospect', 'nobody']) }),
  z.object({ back: id, messageIds: z.string().regex(/^\d+(,\d+)*$/) }),
])

/** Messages go to another conversation, or to one of their own, or back. */
export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const form = readForm(Move, await request.formData())
  if (!form.ok) return badForm(form)
  const threadId = Number(params.threadId)
  const at = (id: number) => conversationPath(request.url, { projectId: project.id, threadId: id })
  const { value } = form
  if ('back' in value) {
    const messageIds = value.messageIds.split(',').map(Number)
    moveBack(scope, { fromThreadId: threadId, toThreadId: value.back, messageIds })
    return redirect(at(threadId))
  }
  const moved =
    'into' in value
      ? mergeThreads(scope, { threadId, intoThreadId: value.into })
      : splitOff(scope, { threadId, messageId: value.split, keeps: value.keeps })
  const text = 'into' in value ? 'The conversations are one now' : 'The message has a conversation of its own'
  return redirect(at(moved.toThreadId), {
    headers: { 'Set-Cookie': saying({ text, undo: undoOf(request.url, project.id, moved) }) },
  })
}

function undoOf(url: string, projectId: number, { fromThreadId, toThreadId, messageIds }: Moved) {
  return {
    action: deedPath(url, { projectId, threadId: fromThreadId }, 'move'),
    fields: { back: `${toThreadId}`, messageIds: messageIds.join(',') },
  }
}

export function loader({ request, params }: Route.LoaderArgs) {
  return redirect(conversationPath(request.url, params))
}
