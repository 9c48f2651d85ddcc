import type { ReplyClass } from '#db/vocabulary.ts'
import { Chip } from '../ui/chip.tsx'
import { REPLY_CLASS_ICONS } from './reply-icons.ts'
import { REPLY_CLASS_WORDS } from './words.ts'

/** What kind of reply it is, grey: outlined while proposed, filled once a person accepted it. */
export function ReplyClassChip({
  replyClass,
  isConfirmed,
  pick,
}: {
  replyClass: ReplyClass
  isConfirmed: boolean
  pick?: boolean
}) {
  return (
    <Chip
      tone="idle"
      fill={isConfirmed ? 'soft' : 'line'}
      icon={REPLY_CLASS_ICONS[replyClass]}
      pick={pick}
      title={isConfirmed ? undefined : 'Proposed, not yet accepted'}
    >
      {REPLY_CLASS_WORDS[replyClass]}
    </Chip>
  )
}
