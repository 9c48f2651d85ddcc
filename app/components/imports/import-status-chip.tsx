import {
  Ban,
  CheckCheck,
  CircleAlert,
  CircleEllipsis,
  Hourglass,
  ListChecks,
  Play,
  Undo2,
} from 'lucide-react'
import type { ImportStatus } from '#db/vocabulary.ts'
import { Chip, type Fill, type Tone } from '../../ui/chip.tsx'
import type { IconType } from '../../ui/icon.tsx'
import { IMPORT_STATUS_WORDS } from '../words.ts'

/** Grey, as an import is no status of a prospect; outlined while it waits for somebody, red when it failed. */
const LOOKS: Record<ImportStatus, [Tone, Fill, IconType]> = {
  uploaded: ['idle', 'line', CircleEllipsis],
  previewing: ['idle', 'soft', Play],
  previewed: ['idle', 'line', ListChecks],
  queued: ['idle', 'soft', Hourglass],
  running: ['idle', 'soft', Play],
  done: ['idle', 'soft', CheckCheck],
  cancelled: ['idle', 'soft', Ban],
  failed: ['lost', 'soft', CircleAlert],
  undoing: ['idle', 'soft', Undo2],
  undone: ['idle', 'soft', Undo2],
}

/** Where an import stands. @param share how far it is, 0 to 1 */
export function ImportStatusChip({ status, share }: { status: ImportStatus; share?: number | null }) {
  const [tone, fill, icon] = LOOKS[status]
  return (
    <Chip tone={tone} fill={fill} icon={icon} count={share == null ? null : `${Math.floor(share * 100)} %`}>
      {IMPORT_STATUS_WORDS[status]}
    </Chip>
  )
}
