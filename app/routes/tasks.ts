import { redirect } from 'react-router'
import { z } from 'zod'
import { finishTask } from '#app/domain/tasks/tasks.server.ts'
import { Invalid } from '#app/domain/values/errors.ts'
import { saying } from '#app/server/flash.ts'
import { readForm } from '#app/server/forms.ts'
import { safePath } from '#app/server/safe-path.ts'
import { requireProject } from '#app/server/session.server.ts'
import type { Route } from './+types/tasks.ts'

const Finish = z.object({ done: z.enum(['yes', 'no']), to: z.string() })

/** A task is done, or to do after all. */
export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const form = readForm(Finish, await request.formData())
  if (!form.ok) throw new Invalid('Say whether the task is done.')
  const done = form.value.done === 'yes'
  finishTask(scope, { projectId: project.id, taskId: Number(params.taskId), done })
  const to = safePath(form.value.to)
  const undo = { action: `/p/${project.id}/tasks/${params.taskId}`, fields: { done: 'no', to } }
  return redirect(to, {
    headers: {
      'Set-Cookie': saying(done ? { text: 'The task is done', undo } : { text: 'The task is open again' }),
    },
  })
}
