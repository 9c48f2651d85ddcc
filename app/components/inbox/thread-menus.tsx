import { Ellipsis, MailOpen, UserPlus } from 'lucide-react'
import { Form } from 'react-router'
import type { ShownThread } from '../../domain/inbox/read-thread.server.ts'
import { IconButton } from '../../ui/button.tsx'
import { Menu, MenuItem, MenuLine } from '../../ui/menu.tsx'
import { When } from '../../ui/when.tsx'
import type { DeedPath } from './place.ts'

export type Kin = { id: number; subject: string; at: Date }

/** Who sees to a conversation, and what is done with it more rarely. */
export function ThreadMenus({
  thread,
  team,
  kin,
  deed,
  after,
}: {
  thread: ShownThread['thread']
  team: { id: number; name: string }[]
  /** Conversations with which this one may belong together. */
  kin: Kin[]
  deed: DeedPath
  after: string
}) {
  const assignee = team.find(({ id }) => id === thread.assigneeId)
  return (
    <>
      <Form method="post" action={deed('assign')} className="contents">
        <Menu
          label="Who sees to it"
          trigger={(opens) => (
            <IconButton
              {...opens}
              icon={UserPlus}
              label={assignee ? `${assignee.name} sees to it: change` : 'Give it to somebody'}
              hotkey="a"
            />
          )}
        >
          {team.map(({ id, name }) => (
            <MenuItem key={id} name="userId" value={id} isCurrent={id === thread.assigneeId}>
              {name}
            </MenuItem>
          ))}
          <MenuLine />
          <MenuItem name="userId" value="none" isCurrent={thread.assigneeId === null}>
            Nobody in particular
          </MenuItem>
        </Menu>
      </Form>
      <Menu
        label="More"
        trigger={(opens) => (
          <IconButton {...opens} icon={Ellipsis} label="More to do with this conversation" hotkey="m" />
        )}
      >
        <Form method="post" action={deed('state')}>
          <input type="hidden" name="after" value={after} />
          <MenuItem icon={MailOpen} name="to" value="unread">
            Mark unread
          </MenuItem>
        </Form>
        {kin.length > 0 && (
          <Form method="post" action={deed('move')}>
            <MenuLine />
            <p className="px-2 py-1 text-12 text-text-3">Merge into</p>
            {kin.map(({ id, subject, at }) => (
              <MenuItem key={id} name="into" value={id}>
                <span className="block max-w-70 truncate">{subject || 'Without a subject'}</span>
                <When at={at} className="text-12 text-text-3" />
              </MenuItem>
            ))}
          </Form>
        )}
      </Menu>
    </>
  )
}
