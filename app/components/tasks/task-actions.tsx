import { AlarmClock, Check, UserPlus } from 'lucide-react'
import { Form } from 'react-router'
import { SNOOZES, SNOOZE_WORDS } from '../../domain/values/snoozes.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Menu, MenuItem, MenuLine } from '../../ui/menu.tsx'

/** What is done with an open task: it is done, put off, or given to somebody. @param here where to come back to */
export function TaskActions({
  task,
  people,
  projectId,
  here,
}: {
  task: { id: number; title: string }
  people: { id: number; name: string }[]
  projectId: number
  here: string
}) {
  return (
    <Form
      method="post"
      action={`/p/${projectId}/tasks/${task.id}`}
      preventScrollReset
      className="flex flex-none items-center"
    >
      <input type="hidden" name="to" value={here} />
      <Button size="sm" look="quiet" icon={Check} name="do" value="done" title={`Done: ${task.title}`}>
        Done
      </Button>
      <Menu
        label="Put off"
        trigger={(opens) => <IconButton {...opens} icon={AlarmClock} label={`Put off: ${task.title}`} />}
      >
        {SNOOZES.map((snooze) => (
          <MenuItem key={snooze} name="do" value={`snooze:${snooze}`}>
            {SNOOZE_WORDS[snooze]}
          </MenuItem>
        ))}
      </Menu>
      <Menu
        label="Who does it"
        trigger={(opens) => (
          <IconButton {...opens} icon={UserPlus} label={`Give to somebody: ${task.title}`} />
        )}
      >
        {people.map(({ id, name }) => (
          <MenuItem key={id} name="do" value={`give:${id}`}>
            {name}
          </MenuItem>
        ))}
        <MenuLine />
        <MenuItem name="do" value="give:none">
          Nobody in particular
        </MenuItem>
      </Menu>
    </Form>
  )
}
