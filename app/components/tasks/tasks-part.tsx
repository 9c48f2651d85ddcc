import { ListTodo, MessageSquare } from 'lucide-react'
import type { TouchKind } from '#db/vocabulary.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Popover } from '../../ui/popover.tsx'
import { When } from '../../ui/when.tsx'
import { TaskForm, TouchForm, type Subject } from './note-forms.tsx'
import { TaskActions } from './task-actions.tsx'
import { TOUCH_ICONS } from './touch-icons.ts'

type OpenTask = {
  id: number
  projectId: number
  title: string
  because: string
  dueOn: Date | null
  touch: TouchKind | null
  assignee: string | null
}

/** What is still to do about a prospect or a site, with the forms that add a task or keep a touch. */
export function TasksPart({
  tasks,
  people,
  about,
  projectId,
  here,
}: {
  tasks: OpenTask[]
  people: { id: number; name: string }[]
  about: Subject
  projectId: number
  here: string
}) {
  return (
    <div className="grid gap-2.5 text-13">
      {tasks.map((task) => (
        <div key={task.id} className="flex items-start gap-2">
          <Icon
            of={task.touch ? TOUCH_ICONS[task.touch] : ListTodo}
            size={14}
            className="mt-0.75 flex-none text-text-3"
          />
          <div className="min-w-0 flex-1">
            <div className="font-medium wrap-anywhere">{task.title}</div>
            <div className="text-12 wrap-anywhere text-text-2">
              {task.dueOn && (
                <>
                  Due <When at={task.dueOn} />.{' '}
                </>
              )}
              {task.because.charAt(0).toUpperCase() + task.because.slice(1)}
              {task.assignee && `. For ${task.assignee}`}
            </div>
          </div>
          <TaskActions task={task} people={people} projectId={task.projectId} here={here} />
        </div>
      ))}
      <div className="flex flex-wrap gap-2">
        <Popover
          label="Add a task"
          trigger={(opens) => (
            <Button {...opens} size="sm" icon={ListTodo}>
              Add a task
            </Button>
          )}
        >
          <TaskForm {...{ about, people, projectId, here }} />
        </Popover>
        <Popover
          label="Note a touch"
          trigger={(opens) => (
            <Button
              {...opens}
              size="sm"
              icon={MessageSquare}
              title="A comment, a share, a call: what passes between you beside mail"
            >
              Note a touch
            </Button>
          )}
        >
          <TouchForm {...{ about, people, projectId, here }} />
        </Popover>
      </div>
    </div>
  )
}
