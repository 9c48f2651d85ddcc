import {
  Ban,
  Bot,
  CheckCheck,
  CircleDashed,
  CirclePause,
  Handshake,
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
  type LucideIcon,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { ENROLMENT_STATES, LINK_STATUSES, STAGES, TACTICS } from '#db/vocabulary.ts'
import type { Tone } from '../ui/chip.tsx'
import type { Happened } from '../ui/timeline.tsx'
import { linkTone, stageLook } from './chips.tsx'
import { ENROLMENT_ICONS, LINK_STATUS_ICONS, STAGE_ICONS, TACTIC_ICONS } from './prospect-icons.ts'
import {
  ENROLMENT_WORDS,
  LINK_STATUS_WORDS,
  STAGE_WORDS,
  SUPPRESSION_REASON_WORDS,
  TACTIC_WORDS,
} from './words.ts'

/** One line of the record of what happened, as the database keeps it. */
export type Activity = {
  id: number
  at: Date
  actor: string
  what: string
  because: string | null
  data: Record<string, unknown>
}

type Said = { icon: LucideIcon; tone?: Tone; what: ReactNode }

/**
 * A recorded happening as the timeline shows it: what, by whom, because of what.
 * @param more what stands after the cause: links to the thread, the link, the import
 */
export function happenedOf(activity: Activity, more?: ReactNode): Happened {
  const said = say(activity)
  return {
    id: activity.id,
    at: activity.at,
    ...said,
    because: (
      <>
        {causeOf(activity)}
        {more && <span className="block">{more}</span>}
      </>
    ),
    fold: FOLDED[activity.what] && { key: activity.what, words: FOLDED[activity.what]! },
  }
}

const FOLDED: Record<string, ((count: number) => string) | undefined> = {
  'prospect.changed': (count) => `Facts changed ${count} times`,
  'contact.changed': (count) => `Contact changed ${count} times`,
}

/** Happenings whose cause says where from or how, not why: "found on /about". */
const PLAIN_CAUSES = new Set([
  'prospect.added',
  'contact.added',
  'suppression.added',
  'step.sent',
  'mail.failed',
  'mail.bounced',
  'mail.delayed',
  'mail.unsubscribed',
  'mail.own',
])

/** The cause, and who where a person did it: "by Anna Reyes", "because she confirmed, by Anna Reyes". */
function causeOf({ actor, because, what }: Activity): ReactNode {
  const isPerson = !/^(job|cli):/.test(actor)
  const byHand = /^(\w+ )?by hand\b(.*)/i.exec(because ?? '')
  if (isPerson && byHand) return `by ${actor}${byHand[2]}`
  const isWhole = PLAIN_CAUSES.has(what) || /^because\b/i.test(because ?? '')
  const cause = because && (isWhole ? because : `because ${lowered(because)}`)
  if (!isPerson) return cause
  return cause ? `${cause}, by ${actor}` : `by ${actor}`
}

/** The first letter small, unless the word is a name or an abbreviation. */
function lowered(sentence: string): string {
  const [first = ''] = sentence.split(' ')
  return /^(The|A|An|Added|Found|No|Not|This|They|Nobody|Somebody|Someone|Their|It|Its|Marked|Set|Step|Your|You)$/.test(
    first,
  )
    ? sentence[0]!.toLowerCase() + sentence.slice(1)
    : sentence
}

function say({ what, data }: Activity): Said {
  const text = (key: string) => (typeof data[key] === 'string' ? data[key] : '')
  const word = SAYINGS[what]
  if (word) return word(text, data)
  const link = what.startsWith('link.')
    ? LINK_STATUSES.find((status) => what === `link.${status}`)
    : undefined
  if (link)
    return {
      icon: LINK_STATUS_ICONS[link],
      tone: linkTone(link),
      what: (
        <>
          Link is <Strong>{LINK_STATUS_WORDS[link]}</Strong>
        </>
      ),
    }
  return { icon: CircleDashed, what: plain(what) }
}

type Saying = (text: (key: string) => string, data: Record<string, unknown>) => Said

const SAYINGS: Record<string, Saying> = {
  'prospect.added': (text) => {
    const tactic = TACTICS.find((one) => one === text('tactic'))
    return {
      icon: tactic ? TACTIC_ICONS[tactic] : Plus,
      what: <>Added{tactic && `: ${TACTIC_WORDS[tactic].toLowerCase()}`}</>,
    }
  },
  'prospect.moved': (text) => {
    const stage = STAGES.find((one) => one === text('to'))
    if (!stage) return { icon: CircleDashed, what: 'Stage changed' }
    return {
      icon: STAGE_ICONS[stage],
      tone: stageLook(stage)[0],
      what: (
        <>
          Stage is <Strong>{STAGE_WORDS[stage]}</Strong>
        </>
      ),
    }
  },
  'prospect.owner': (text) => ({
    icon: UserPlus,
    what: text('owner') ? (
      <>
        Owner is <Strong>{text('owner')}</Strong>
      </>
    ) : (
      'Has no owner now'
    ),
  }),
  'prospect.tagged': (text) => ({
    icon: Tag,
    what: (
      <>
        Tagged <Strong>{text('tag')}</Strong>
      </>
    ),
  }),
  'prospect.untagged': (text) => ({ icon: Tag, what: <>Tag {text('tag')} taken off</> }),
  'prospect.changed': () => ({ icon: PenLine, what: 'Facts changed' }),
  'prospect.contact': (text) => ({
    icon: UserPlus,
    what: (
      <>
        Writing to <Strong>{text('name')}</Strong>
      </>
    ),
  }),
  'contact.added': (text) => ({
    icon: UserPlus,
    what: (
      <>
        Contact added: <Strong>{text('name')}</Strong>
      </>
    ),
  }),
  'contact.changed': (text) => ({
    icon: PenLine,
    what: text('to') ? `Address is now ${text('to')}` : 'Contact changed',
  }),
  'contact.do_not_contact': () => ({
    icon: Ban,
    tone: 'lost',
    what: (
      <>
        Marked <Strong>do not contact</Strong>
      </>
    ),
  }),
  'contact.allowed': () => ({ icon: RotateCcw, what: 'May be contacted again' }),
  'contact.away': () => ({ icon: CirclePause, tone: 'seq', what: 'Contact is away' }),
  'suppression.added': (text) => ({
    icon: Ban,
    tone: 'lost',
    what: (
      <>
        {text('value')} will not be written to{reasonWords(text('reason'))}
      </>
    ),
  }),
  'suppression.removed': (text) => ({
    icon: RotateCcw,
    what: `${text('value')} is off the suppression list`,
  }),
  'enrolment.added': (text) => ({
    icon: Play,
    tone: 'seq',
    what: text('sequence') ? (
      <>
        Enrolled in <Strong>{text('sequence')}</Strong>
      </>
    ) : (
      'Enrolled in a sequence'
    ),
  }),
  'enrolment.held': () => ({
    icon: CirclePause,
    tone: 'seq',
    what: (
      <>
        Sequence is <Strong>held</Strong>
      </>
    ),
  }),
  'enrolment.resumed': () => ({ icon: Play, tone: 'seq', what: 'Sequence goes on' }),
  'enrolment.ended': (text) => {
    const state = ENROLMENT_STATES.find((one) => one === text('state'))
    return {
      icon: state ? ENROLMENT_ICONS[state] : CheckCheck,
      tone: 'seq',
      what: (
        <>
          Sequence ended: <Strong>{state ? ENROLMENT_WORDS[state].toLowerCase() : text('state')}</Strong>
        </>
      ),
    }
  },
  'opener.written': () => ({ icon: PenLine, what: 'Opener written' }),
  'step.sent': (text, data) => ({
    icon: Send,
    what: (
      <>
        Step {String(data['step'] ?? '')} sent{text('from') && ` from ${text('from')}`}
      </>
    ),
  }),
  'mail.sent': () => ({ icon: Send, what: 'Mail sent' }),
  'mail.failed': () => ({ icon: MailX, tone: 'lost', what: 'A mail was refused' }),
  'mail.received': (text) => ({ icon: STAGE_ICONS.replied, what: <>{text('from') || 'A person'} replied</> }),
  'mail.own': () => ({ icon: Send, what: 'You wrote from another program' }),
  'mail.bounced': () => ({ icon: MailX, tone: 'lost', what: 'The mail bounced' }),
  'mail.delayed': () => ({ icon: MailX, what: 'The mail is delayed' }),
  'mail.auto_reply': () => ({ icon: Bot, what: 'An automatic reply came' }),
  'mail.unsubscribed': () => ({ icon: UserX, tone: 'lost', what: 'Asked to hear no more' }),
  'mail.complained': () => ({ icon: Ban, tone: 'lost', what: 'Complained of spam' }),
  'mail.unmatched': () => ({ icon: Inbox, what: 'A mail could not be matched' }),
  'link.promised': () => ({ icon: Handshake, tone: 'stage', what: 'Link promised' }),
  'link.recovered': () => ({ icon: LINK_STATUS_ICONS.live, tone: 'live', what: 'Link is back' }),
}

function reasonWords(reason: string): string {
  const words = SUPPRESSION_REASON_WORDS[reason as keyof typeof SUPPRESSION_REASON_WORDS]
  return words ? `: ${words.toLowerCase()}` : ''
}

/** "thread.snoozed" is "Thread snoozed": understandable, until it has words of its own. */
function plain(what: string): string {
  const words = what.replace(/[._]/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function Strong({ children }: { children: ReactNode }) {
  return <b className="font-medium">{children}</b>
}
