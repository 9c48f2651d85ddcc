import { STAGES_EXIT, STAGES_FORWARD } from '#db/vocabulary.ts'
import { MenuItem, MenuLine } from '../../ui/menu.tsx'
import { STAGE_ICONS } from '../prospect-icons.ts'
import { STAGE_WORDS } from '../words.ts'

/** The stages as items of a menu within a form: the way to a link first, then the ways out. */
export function StageItems({ current }: { current?: string }) {
  return (
    <>
      {STAGES_FORWARD.map((stage) => (
        <MenuItem
          key={stage}
          icon={STAGE_ICONS[stage]}
          name="do"
          value={`stage:${stage}`}
          isCurrent={stage === current}
        >
          {STAGE_WORDS[stage]}
        </MenuItem>
      ))}
      <MenuLine />
      {STAGES_EXIT.map((stage) => (
        <MenuItem
          key={stage}
          icon={STAGE_ICONS[stage]}
          name="do"
          value={`stage:${stage}`}
          isCurrent={stage === current}
        >
          {STAGE_WORDS[stage]}
        </MenuItem>
      ))}
    </>
  )
}
