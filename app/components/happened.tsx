import {
  Ban,
  Bot,
  CircleDashed,
  CirclePause,
  Inbox,
  MailX,
  PenLine,
  Play,
  Plus,
  RotateCcw,
  Send,
  Tag,
  UserPlus,
  UserX,
} from 'lucide-react'
import type { ReactNode } from 'react'
import type { Tone } from '../ui/chip.tsx'
import type { IconType } from '../ui/icon.tsx'
import type { Happened } from '../ui/timeline.tsx'
import type { OwnIcon, Told, ToldIcon } from './activity-words.ts'
import { linkTone, stageLook } from './chips.tsx'
import { ENROLMENT_ICONS, LINK_STATUS_ICONS, STAGE_ICONS, TACTIC_ICONS } from './prospect-icons.ts'

/** A happening as an item of the timeline. @param more after the cause: links to the thread, the link, the import */
export function happenedOf(
  { id, at, icon, what: [before, bold, after], because, fold }: Told,
  more?: ReactNode,
): Happened {
  return {
    id,
    at,
    ...look(icon),
    what: (
      <>
        {before}
        {bold && <b className="font-medium">{bold}</b>}
        {after}
      </>
    ),
    because: (because || more) && (
      <>
        {because}
        {more && <span className="block">{more}</span>}
      </>
    ),
    fold: fold ? { key: fold.key, words: (count) => `${count} ${fold.noun}` } : undefined,
  }
}

function look(icon: ToldIcon): { icon: IconType; tone?: Tone } {
  switch (icon.of) {
    case 'stage':
      return { icon: STAGE_ICONS[icon.word], tone: stageLook(icon.word)[0] }
    case 'tactic':
      return { icon: TACTIC_ICONS[icon.word] }
    case 'sequence':
      return { icon: ENROLMENT_ICONS[icon.word], tone: 'seq' }
    case 'link':
      return { icon: LINK_STATUS_ICONS[icon.word], tone: linkTone(icon.word) }
    case 'own':
      return { icon: OWN_ICONS[icon.word], tone: OWN_TONES[icon.word] }
  }
}

const OWN_ICONS: Record<OwnIcon, IconType> = {
  add: Plus,
  auto: Bot,
  away: CirclePause,
  back: RotateCcw,
  ban: Ban,
  bounce: MailX,
  edit: PenLine,
  other: CircleDashed,
  person: UserPlus,
  refuse: UserX,
  send: Send,
  start: Play,
  tag: Tag,
  unmatched: Inbox,
}

const OWN_TONES: Partial<Record<OwnIcon, Tone>> = {
  away: 'seq',
  ban: 'lost',
  bounce: 'lost',
  refuse: 'lost',
  start: 'seq',
}
