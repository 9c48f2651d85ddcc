import { Ellipsis } from 'lucide-react'
import { Form } from 'react-router'
import { IconButton } from '../../ui/button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'

/** What can be done with one message of a conversation. @param action the conversation's address for moving */
export function MessageMenu({ messageId, action }: { messageId: number; action: string }) {
  return (
    <Form method="post" action={action} className="contents">
      <input type="hidden" name="split" value={messageId} />
      <Menu
        label="This message"
        trigger={(opens) => <IconButton {...opens} icon={Ellipsis} label="What to do with this message" />}
      >
        <MenuItem name="keeps" value="prospect">
          Give it a conversation of its own
        </MenuItem>
        <MenuItem name="keeps" value="nobody">
          It belongs to somebody else
        </MenuItem>
      </Menu>
    </Form>
  )
}
