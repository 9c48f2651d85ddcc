import { redirect } from 'react-router'
import { z } from 'zod'
import { conversationPath, deedPath } from '#app/components/inbox/place.ts'
import { addNote, removeNote } from '#app/domain/inbox/notes.server.ts'
import { saying } from '#app/server/flash.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { requireProject } from '#app/server/session.server.ts'
import type { Route } from './+types/note.ts'

const Note = z.union([
  z.object({ remove: z.coerce.number().int().positive() }),
  z.object({ note: z.string().trim().min(1, 'Write something first.').max(20_000) }),
])

/** A note beside a conversation is written, or taken away by who wrote it. */
export async function action({ request, params }: Route.ActionArgs) {
  const { scope } = await requireProject(request, params)
  const form = readForm(Note, await request.formData())
  if (!form.ok) return badForm(form)
  const threadId = Number(params.threadId)
  const here = conversationPath(request.url, params)
  if ('note' in form.value) {
    addNote(scope, { threadId, text: form.value.note })
    return redirect(here)
  }
  const removed = removeNote(scope, { threadId, noteId: form.value.remove })
  const said = removed
    ? saying({
        text: 'The note is gone',
        undo: { action: deedPath(request.url, params, 'note'), fields: { note: removed.text } },
      })
    : saying({ text: 'Only who wrote a note can take it away', isError: true })
  return redirect(here, { headers: { 'Set-Cookie': said } })
}

export function loader({ request, params }: Route.LoaderArgs) {
  return redirect(conversationPath(request.url, params))
}
