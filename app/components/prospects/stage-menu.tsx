import type { ToldPanel } from './told-panel.ts'
import { Menu } from '../../ui/menu.tsx'
import { Spoken } from '../../ui/spoken.tsx'
import { StageChip } from '../chips.tsx'
import { OneForm, type Place } from './one-form.tsx'
import { StageItems } from './stage-items.tsx'

/** The stage as a chip that opens the menu of all stages. */
export function StageMenu({ prospect, ...place }: Place & { prospect: ToldPanel['prospect'] }) {
  return (
    <OneForm prospectId={prospect.id} {...place}>
      <Menu
        label="Stage"
        trigger={(opens) => (
          <button {...opens} className="inline-flex rounded-sm">
            <Spoken>Change the stage: </Spoken>
            <StageChip stage={prospect.stage} pick />
          </button>
        )}
      >
        <StageItems current={prospect.stage} />
      </Menu>
    </OneForm>
  )
}
