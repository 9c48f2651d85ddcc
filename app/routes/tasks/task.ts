import { redirect } from 'react-router'
import { z } from 'zod'
import { settleTask } from '#app/domain/prospects/touches.server.ts'
import { changeTask } from '#app/domain/tasks/tasks.server.ts'
import { Invalid } from '#app/domain/values/errors.ts'
import { snoozeUntil } from '#app/domain/values/snooze-until.ts'
import { SNOOZES, SNOOZE_WORDS } from '#app/domain/values/snoozes.ts'
import { saying } from '#app/server/flash.ts'
import { readForm } from '#app/server/forms.ts'
import { readPreferences } from '#app/server/preferences.ts'
import { safePath } from '#app/server/safe-path.ts'
import { requireProject } from '#app/server/session.server.ts'
import type { Route } from './+types/task.ts'

const Change = z.object({
  do: z.string().regex(/^(done|open|give:(\d+|none)|snooze:[a-z]+)$/),
  to: z.string(),
})

/** A task is done (or to do after all), is put off, or is given to somebody. */
export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const form = readForm(Change, await request.formData())
  if (!form.ok) throw new Invalid('Say what becomes of the task: done, put off, or given to somebody.')
  const task = { projectId: project.id, taskId: Number(params.taskId) }
  const to = safePath(form.value.to)
  const undo = { action: `/p/${project.id}/tasks/${params.taskId}`, fields: { do: 'open', to } }
  return redirect(to, { headers: { 'Set-Cookie': saying(act(form.value.do)) } })

  function act(what: string) {
    const [verb, value] = what.split(':')
    if (verb === 'give') {
      changeTask(scope, { ...task, assigneeId: value === 'none' ? null : Number(value) })
      return { text: value === 'none' ? 'The task is for anybody' : 'The task is given' }
    }
    const snooze = SNOOZES.find((one) => one === value)
    if (verb === 'snooze' && snooze) {
      const { zone } = readPreferences(request)
      changeTask(scope, { ...task, dueOn: snoozeUntil(snooze, scope.now, zone) })
      return { text: `The task is put off ${SNOOZE_WORDS[snooze].toLowerCase().replace('monday', 'Monday')}` }
    }
    settleTask(scope, { ...task, done: verb === 'done' })
    return verb === 'done' ? { text: 'The task is done', undo } : { text: 'The task is open again' }
  }
}
