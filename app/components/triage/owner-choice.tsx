import { Form, useSubmit } from 'react-router'
import type { TriageCard } from '../../domain/triage/triage-view.server.ts'
import { Menu, MenuItem, MenuLine } from '../../ui/menu.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import type { Choices } from '../prospects/filter-words.ts'

/** Whose it is; giving it to somebody leaves it in hand. */
export function OwnerChoice({
  card,
  choices,
  here,
  base,
}: {
  card: TriageCard
  choices: Choices
  here: string
  base: string
}) {
  const submit = useSubmit()
  return (
    <Form
      method="post"
      action={`${base}/decisions`}
      className="inline"
      onSubmit={(event) => {
        event.preventDefault()
        const { submitter } = event.nativeEvent as SubmitEvent
        const sent = new FormData(event.currentTarget, submitter)
        sent.delete('to')
        void submit(sent, {
          method: 'post',
          action: `${base}/decisions`,
          navigate: false,
          fetcherKey: `owner-${card.id}`,
        })
      }}
    >
      <input type="hidden" name="id" value={card.id} />
      <input type="hidden" name="to" value={here} />
      <Menu
        label="Owner"
        trigger={(opens) => (
          <button
            {...opens}
            data-hotkey="a"
            aria-keyshortcuts="a"
            className="link inline-flex items-center gap-1.5"
          >
            {card.owner ?? 'Nobody'} <Kbd>a</Kbd>
          </button>
        )}
      >
        {choices.people.map(({ id, name }) => (
          <MenuItem key={id} name="do" value={`assign:${id}`} isCurrent={id === card.ownerId}>
            {name}
          </MenuItem>
        ))}
        <MenuLine />
        <MenuItem name="do" value="assign:none" isCurrent={card.ownerId === null}>
          Nobody
        </MenuItem>
      </Menu>
    </Form>
  )
}
