import { STAGES_EXIT, type EnrolmentState, type LinkStatus, type Stage } from '#db/vocabulary.ts'
import { Chip, type Fill, type Tone } from '../ui/chip.tsx'
import { ENROLMENT_ICONS, LINK_STATUS_ICONS, STAGE_ICONS } from './prospect-icons.ts'
import { ENROLMENT_WORDS, LINK_STATUS_WORDS, STAGE_WORDS } from './words.ts'

type Look = [Tone, Fill]

/** The stage, blue: the fill grows with progress; exits are grey. @param pick it opens a menu */
export function StageChip({ stage, pick }: { stage: Stage; pick?: boolean }) {
  const [tone, fill] = stageLook(stage)
  return (
    <Chip tone={tone} fill={fill} icon={STAGE_ICONS[stage]} pick={pick}>
      {STAGE_WORDS[stage]}
    </Chip>
  )
}

export function stageLook(stage: Stage): Look {
  if ((STAGES_EXIT as readonly Stage[]).includes(stage)) return ['idle', 'soft']
  if (stage === 'new' || stage === 'qualified' || stage === 'ready') return ['stage', 'line']
  return ['stage', stage === 'won' ? 'solid' : 'soft']
}

const SEQUENCE_LOOKS: Record<EnrolmentState, Look> = {
  active: ['seq', 'soft'],
  waiting: ['seq', 'soft'],
  replied: ['seq', 'soft'],
  held: ['seq', 'line'],
  bounced: ['seq', 'line'],
  opted_out: ['seq', 'line'],
  finished: ['idle', 'soft'],
  stopped: ['idle', 'soft'],
}

/** The sequence state, violet: filled runs, outlined stopped short, grey is over. @param step "2/3" */
export function SequenceChip({
  state,
  step,
  pick,
}: {
  state: EnrolmentState
  step?: string | null
  pick?: boolean
}) {
  const [tone, fill] = SEQUENCE_LOOKS[state]
  return (
    <Chip tone={tone} fill={fill} icon={ENROLMENT_ICONS[state]} count={step} pick={pick}>
      {ENROLMENT_WORDS[state]}
    </Chip>
  )
}

const LINK_LOOKS: Record<LinkStatus, Look> = {
  live: ['live', 'soft'],
  degraded: ['warn', 'soft'],
  lost: ['lost', 'soft'],
  at_risk: ['warn', 'line'],
  overdue: ['warn', 'line'],
  pending: ['idle', 'line'],
  unverifiable: ['idle', 'line'],
}

/** The link status: filled is seen as it is, outlined is awaited or in doubt. */
export function LinkChip({ status, pick }: { status: LinkStatus; pick?: boolean }) {
  const [tone, fill] = LINK_LOOKS[status]
  return (
    <Chip tone={tone} fill={fill} icon={LINK_STATUS_ICONS[status]} pick={pick}>
      {LINK_STATUS_WORDS[status]}
    </Chip>
  )
}

export function linkTone(status: LinkStatus): Tone {
  return LINK_LOOKS[status][0]
}
