import {
  AlarmClock,
  CalendarClock,
  CirclePause,
  Clock,
  ListChecks,
  MailX,
  Minus,
  PenLine,
  Reply,
  TriangleAlert,
  UserPlus,
} from 'lucide-react'
import type { EnrolmentState, LinkStatus } from '#db/vocabulary.ts'
import type { IconType } from '../../ui/icon.tsx'

type Facts = {
  nextAction: string | null
  nextActionAt: Date | null
  nextNeedsPerson: boolean
  sequenceState: EnrolmentState | null
  linkStatus: LinkStatus | null
}

/** What the text begins with says what kind of action it is. */
const BY_OPENING: [RegExp, IconType][] = [
  [/^held\b/i, CirclePause],
  [/^answer\b/i, Reply],
  [/^find\b/i, UserPlus],
  [/^qualify\b/i, ListChecks],
  [/^(choose|write)\b/i, PenLine],
  [/^(remind|ask again)\b/i, AlarmClock],
  [/^(ask|look|decide)\b/i, TriangleAlert],
  [/^check\b/i, CalendarClock],
  [/^none\b/i, Minus],
  [/^(another|no) (address|contact)\b/i, MailX],
]

/** The icon of what happens next. */
export function nextIcon({
  nextAction,
  nextActionAt,
  nextNeedsPerson,
  sequenceState,
  linkStatus,
}: Facts): IconType {
  const known = BY_OPENING.find(([opening]) => opening.test(nextAction ?? ''))
  if (known) return known[1]
  if (sequenceState === 'held') return CirclePause
  if (linkStatus && !nextNeedsPerson) return CalendarClock
  if (nextActionAt) return Clock
  return nextNeedsPerson ? PenLine : Clock
}
