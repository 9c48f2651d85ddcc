import { StickyNote, X } from 'lucide-react'
import { useRef } from 'react'
import { Form } from 'react-router'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { When } from '../../ui/when.tsx'

export type Note = { id: number; text: string; at: Date; userId: number; name: string }

/** What the team says to each other beside a conversation; none of it leaves. @param me who reads */
export function Notes({ notes, action, me }: { notes: Note[]; action: string; me: number | null }) {
  const box = useRef<HTMLTextAreaElement>(null)
  return (
    <section aria-label="Notes of the team" className="grid gap-2">
      {notes.map((note) => (
        <article
          key={note.id}
          className="flex items-start gap-2 rounded-lg border border-line bg-warn-soft px-3 py-2 text-13"
        >
          <Avatar name={note.name} />
          <div className="min-w-0 flex-1">
            <p className="flex gap-2 text-12 text-text-2">
              <b className="font-medium">{note.name}</b>
              <When at={note.at} />
              <span>only the team sees this</span>
            </p>
            <p className="wrap-anywhere whitespace-pre-wrap">{note.text}</p>
          </div>
          {note.userId === me && (
            <Form method="post" action={action}>
              <button
                name="remove"
                value={note.id}
                aria-label="Take the note away"
                className="rounded-sm p-1 text-text-3 hover:bg-hover"
              >
                <Icon of={X} size={14} />
              </button>
            </Form>
          )}
        </article>
      ))}
      <details
        className="group/note"
        onToggle={(event) => {
          if (event.currentTarget.open) box.current?.focus()
        }}
      >
        <summary
          data-hotkey="n"
          className="inline-flex h-control-sm items-center gap-1.5 rounded-md px-2 text-12 text-text-2 group-open/note:hidden hover:bg-hover"
        >
          <Icon of={StickyNote} size={14} />
          Note for the team
        </summary>
        <Form key={notes.length} method="post" action={action} className="grid gap-2">
          <textarea
            ref={box}
            name="note"
            required
            rows={2}
            aria-label="Note for the team"
            placeholder="Only the team sees this"
            className="w-full rounded-lg border border-line-control bg-warn-soft px-3 py-2 text-13 field-sizing-content"
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.metaKey || event.ctrlKey))
                event.currentTarget.form?.requestSubmit()
            }}
          />
          <div>
            <Button size="sm">Keep the note</Button>
          </div>
        </Form>
      </details>
    </section>
  )
}
