import { ListTodo } from 'lucide-react'
import { redirect, useLocation } from 'react-router'
import { z } from 'zod'
import { TOUCH_KINDS } from '#db/vocabulary.ts'
import { TaskList } from '#app/components/today/task-list.tsx'
import { tasksOfPeople } from '#app/components/today/tasks.tsx'
import { noteTask, noteTouch } from '#app/domain/prospects/touches.server.ts'
import { endOfDay, morningOf } from '#app/domain/tasks/day.ts'
import { openTasks } from '#app/domain/tasks/tasks.server.ts'
import { members } from '#app/domain/workspaces/members.server.ts'
import { saying } from '#app/server/flash.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { readPreferences } from '#app/server/preferences.ts'
import { safePath } from '#app/server/safe-path.ts'
import { requireProject } from '#app/server/session.server.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { PageBar, PageBody, Toolbar } from '#app/ui/page-bar.tsx'
import { Segment } from '#app/ui/segment.tsx'
import type { Route } from './+types/list.ts'

const SHOWN = 300

const Id = z.coerce.number().int().positive().nullable().catch(null)
const About = { prospectId: Id, siteId: Id, to: z.string(), day: z.string().catch(''), assignee: Id }
const Note = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('task'),
    title: z.string().trim().min(1, 'Say what is to be done').max(200, 'At most 200 characters'),
    ...About,
  }),
  z.object({
    intent: z.literal('touch'),
    kind: z.enum(TOUCH_KINDS),
    note: z.string().trim().max(300, 'At most 300 characters').catch(''),
    ...About,
  }),
])

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const { zone } = readPreferences(request)
  const isMine = new URL(request.url).searchParams.get('whose') === 'mine'
  return {
    projectId: project.id,
    isMine,
    people: members(scope),
    today: endOfDay(scope.now, zone),
    tasks: openTasks(scope, {
      projectId: project.id,
      limit: SHOWN,
      ...(isMine && { assigneeId: scope.user.userId }),
    }),
  }
}

/** A new task, or a touch that happened or is planned, about a prospect or a site. */
export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const form = readForm(Note, await request.formData())
  if (!form.ok) return badForm(form)
  const { value } = form
  const day = value.day ? morningOf(value.day, readPreferences(request).zone) : null
  if (value.day && !day) return badForm(form, { day: 'Choose a day, or leave it empty' })
  const about = { projectId: project.id, prospectId: value.prospectId, siteId: value.siteId }
  return redirect(safePath(value.to), { headers: { 'Set-Cookie': saying({ text: keep() }) } })

  function keep(): string {
    if (value.intent === 'touch') {
      const { kind, note, assignee } = value
      const kept = noteTouch(scope, {
        ...about,
        kind,
        note: note || null,
        at: day ?? scope.now,
        assigneeId: assignee,
      })
      return kept === 'planned' ? 'Planned: it stands under Today on its day' : 'Kept'
    }
    const because = `added by ${scope.user.userName}`
    noteTask(scope, { ...about, title: value.title, because, dueOn: day, assigneeId: value.assignee })
    return 'The task is added'
  }
}

export const meta: Route.MetaFunction = () => [{ title: 'Tasks · Linkwright' }]

/** Everything that is still to do in a project, those of today and before first. */
export default function TasksScreen({ loaderData, actionData }: Route.ComponentProps) {
  const { projectId, isMine, people, today, tasks } = loaderData
  const { pathname, search } = useLocation()
  const base = `/p/${projectId}`
  const isDue = ({ dueOn }: (typeof tasks)[number]) => dueOn === null || dueOn <= today
  const listOf = (some: typeof tasks) =>
    tasksOfPeople(base, { projectId, tasks: some, people, here: `${pathname}${search}` })
  const [due, later] = [listOf(tasks.filter(isDue)), listOf(tasks.filter((task) => !isDue(task)))]
  return (
    <>
      <PageBar title="Tasks" crumb={{ label: 'Today', to: `${base}/today` }} rule />
      <Toolbar>
        <Segment
          label="Whose tasks"
          choices={[
            { label: 'Everybody’s', to: pathname, isCurrent: !isMine },
            { label: 'Mine', to: `${pathname}?whose=mine`, isCurrent: isMine },
          ]}
        />
      </Toolbar>
      <PageBody padded>
        <div className="grid max-w-content gap-6">
          <ErrorSummary errors={actionData?.errors} />
          {tasks.length === 0 && (
            <EmptyState icon={ListTodo}>
              Nothing is to do. Tasks and planned touches are added at a prospect or on a site’s page.
            </EmptyState>
          )}
          <TaskList title="Today and before" total={due.length} tasks={due} firstKey={1} />
          <TaskList title="Later" total={later.length} tasks={later} firstKey={1 + due.length} />
        </div>
      </PageBody>
    </>
  )
}
