import { CircleAlert, CircleCheck, CirclePause, TriangleAlert } from 'lucide-react'
import type { MailboxHealth } from '#app/domain/mailboxes/health.ts'
import { Chip } from '../../ui/chip.tsx'

const LOOKS = {
  well: { tone: 'live', icon: CircleCheck, word: 'In step' },
  warning: { tone: 'warn', icon: TriangleAlert, word: 'Needs a look' },
  trouble: { tone: 'lost', icon: CircleAlert, word: 'In trouble' },
  paused: { tone: 'idle', icon: CirclePause, word: 'Paused' },
} as const

/** How a mailbox is, in a word; the sentence stands beside it. */
export function HealthChip({ health }: { health: MailboxHealth }) {
  const { tone, icon, word } = LOOKS[health.level]
  return (
    <Chip tone={tone} icon={icon} title={health.says}>
      {word}
    </Chip>
  )
}
