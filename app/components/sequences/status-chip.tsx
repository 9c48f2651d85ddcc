import { CircleDashed, CirclePause, CircleStop, Play } from 'lucide-react'
import type { SequenceStatus } from '#db/vocabulary.ts'
import { Chip, type Fill, type Tone } from '../../ui/chip.tsx'
import type { IconType } from '../../ui/icon.tsx'
import { SEQUENCE_STATUS_WORDS } from '../words.ts'

const LOOKS: Record<SequenceStatus, { tone: Tone; fill: Fill; icon: IconType }> = {
  draft: { tone: 'seq', fill: 'line', icon: CircleDashed },
  active: { tone: 'seq', fill: 'soft', icon: Play },
  paused: { tone: 'seq', fill: 'line', icon: CirclePause },
  stopped: { tone: 'idle', fill: 'soft', icon: CircleStop },
}

/** Whether a sequence runs: filled while it does, outlined while it waits for a person, grey when it is over. */
export function SequenceStatusChip({ status }: { status: SequenceStatus }) {
  const { tone, fill, icon } = LOOKS[status]
  return (
    <Chip tone={tone} fill={fill} icon={icon}>
      {SEQUENCE_STATUS_WORDS[status]}
    </Chip>
  )
}
