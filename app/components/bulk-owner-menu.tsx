import { UserPlus } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { Menu, MenuItem, MenuLine } from '../ui/menu.tsx'

/** Gives what is ticked to one of the team, or to nobody; stands in a bulk bar. */
export function BulkOwnerMenu({ people }: { people: { id: number; name: string }[] }) {
  return (
    <Menu
      label="Owner"
      trigger={(opens) => (
        <Button {...opens} look="quiet" size="sm" icon={UserPlus} hotkey="o">
          Owner
        </Button>
      )}
    >
      {people.map(({ id, name }) => (
        <MenuItem key={id} name="do" value={`owner:${id}`}>
          {name}
        </MenuItem>
      ))}
      <MenuLine />
      <MenuItem name="do" value="owner:none">
        Nobody
      </MenuItem>
    </Menu>
  )
}
