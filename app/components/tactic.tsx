import type { Tactic } from '#db/vocabulary.ts'
import { Icon } from '../ui/icon.tsx'
import { TACTIC_ICONS } from './prospect-icons.ts'
import { TACTIC_WORDS } from './words.ts'

/** Why we write, as icon and words. */
export function TacticLabel({ tactic }: { tactic: Tactic }) {
  return (
    <span className="inline-flex max-w-full items-center gap-1.5 overflow-hidden align-middle whitespace-nowrap text-text-2">
      <Icon of={TACTIC_ICONS[tactic]} size={14} className="text-text-3" />
      {TACTIC_WORDS[tactic]}
    </span>
  )
}
