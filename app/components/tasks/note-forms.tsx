import { useEffect, useId, useRef } from 'react'
import { useFetcher } from 'react-router'
import { TOUCH_KINDS } from '#db/vocabulary.ts'
import { TOUCH_WORDS } from '../../domain/tasks/touch-words.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Select, TextInput } from '../../ui/inputs.tsx'

export type Subject = { prospectId: number } | { siteId: number }
type Person = { id: number; name: string }
type Answer = { ok: false; errors: Record<string, string> } | undefined

type Noting = { about: Subject; people: Person[]; projectId: number; here: string }

/** A new task: what, by when, for whom. Closes its popover when it is kept. */
export function TaskForm({ about, people, projectId, here }: Noting) {
  const { fetcher, form, errors, name } = useNote()
  return (
    <fetcher.Form ref={form} method="post" action={`/p/${projectId}/tasks`} noValidate className="grid gap-3">
      <Carried about={about} here={here} intent="task" />
      <Field name={name('title')} label="What is to be done?" error={errors?.title}>
        <TextInput small name="title" maxLength={200} />
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field name={name('day')} label="By" optional error={errors?.day}>
          <TextInput small name="day" type="date" />
        </Field>
        <Assignee name={name('assignee')} people={people} />
      </div>
      <div>
        <Button size="sm" look="primary" busy={fetcher.state !== 'idle' && 'Adding…'}>
          Add the task
        </Button>
      </div>
    </fetcher.Form>
  )
}

/** A touch that has happened, or, with a day to come, one that is planned. */
export function TouchForm({ about, people, projectId, here }: Noting) {
  const { fetcher, form, errors, name } = useNote()
  return (
    <fetcher.Form ref={form} method="post" action={`/p/${projectId}/tasks`} noValidate className="grid gap-3">
      <Carried about={about} here={here} intent="touch" />
      <Field name={name('kind')} label="What" error={errors?.kind}>
        <Select small name="kind">
          {TOUCH_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {TOUCH_WORDS[kind]}
            </option>
          ))}
        </Select>
      </Field>
      <Field name={name('note')} label="In a few words" optional error={errors?.note}>
        <TextInput small name="note" maxLength={300} />
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field name={name('day')} label="Day" optional error={errors?.day}>
          <TextInput small name="day" type="date" />
        </Field>
        <Assignee name={name('assignee')} people={people} />
      </div>
      <p className="text-12 text-text-2">
        Without a day: it happened today. A day to come makes it a task. Nothing is sent.
      </p>
      <div>
        <Button size="sm" look="primary" busy={fetcher.state !== 'idle' && 'Keeping…'}>
          Keep it
        </Button>
      </div>
    </fetcher.Form>
  )
}

function Assignee({ name, people }: { name: string; people: Person[] }) {
  return (
    <Field name={name} label="For" optional>
      <Select small name="assignee">
        <option value="">Anybody</option>
        {people.map((person) => (
          <option key={person.id} value={person.id}>
            {person.name}
          </option>
        ))}
      </Select>
    </Field>
  )
}

function Carried({ about, here, intent }: { about: Subject; here: string; intent: 'task' | 'touch' }) {
  return (
    <>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="to" value={here} />
      {'prospectId' in about ? (
        <input type="hidden" name="prospectId" value={about.prospectId} />
      ) : (
        <input type="hidden" name="siteId" value={about.siteId} />
      )}
    </>
  )
}

/** What both forms do: ids of their own, errors under the fields, and a popover that closes when all is kept. */
function useNote() {
  const fetcher = useFetcher<Answer>()
  const form = useRef<HTMLFormElement>(null)
  const isUnderway = useRef(false)
  const id = useId()
  const errors = fetcher.data && !fetcher.data.ok ? fetcher.data.errors : undefined
  useEffect(() => {
    const wasUnderway = isUnderway.current
    isUnderway.current = fetcher.state !== 'idle'
    if (!wasUnderway || isUnderway.current || errors) return
    form.current?.reset()
    form.current?.closest<HTMLElement>('[popover]')?.hidePopover()
  }, [fetcher.state, errors])
  return { fetcher, form, errors, name: (field: string) => `${id}-${field}` }
}
