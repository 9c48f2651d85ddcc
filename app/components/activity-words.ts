import { ENROLMENT_STATES, LINK_STATUSES, STAGES, TACTICS, TOUCH_KINDS } from '#db/vocabulary.ts'
import type { EnrolmentState, LinkStatus, Stage, Tactic, TouchKind } from '#db/vocabulary.ts'
import { TOUCH_DONE_WORDS } from '../domain/tasks/touch-words.ts'
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

/** Which picture stands before it: that of a word of the product, or one of a few of its own. */
export type ToldIcon =
  | { of: 'stage'; word: Stage }
  | { of: 'tactic'; word: Tactic }
  | { of: 'sequence'; word: EnrolmentState }
  | { of: 'link'; word: LinkStatus }
  | { of: 'own'; word: OwnIcon }
export type OwnIcon =
  | 'add'
  | 'auto'
  | 'away'
  | 'back'
  | 'ban'
  | 'bounce'
  | 'edit'
  | 'other'
  | 'person'
  | 'refuse'
  | 'send'
  | 'start'
  | 'tag'
  | 'unmatched'

/**
 * A happening in words, ready for the timeline; made on the server, so that no browser loads all the words.
 * `bold` is the part of `what` that stands out. @property fold neighbours of one kind become one line
 */
export type Told = {
  id: number
  at: Date
  icon: ToldIcon
  what: [before: string, bold?: string, after?: string]
  because: string | null
  fold: { key: string; noun: string } | null
}

/** Says what happened: what, by whom, because of what. */
export function tell(activity: Activity): Told {
  const { id, at, what } = activity
  return {
    id,
    at,
    ...say(activity),
    because: causeOf(activity),
    fold: what in FOLDED ? { key: what, noun: FOLDED[what]! } : null,
  }
}

const FOLDED: Record<string, string> = {
  'prospect.changed': 'changes of the facts',
  'contact.changed': 'changes of a contact',
}

/** "Call" as it stands on a timeline. */
function touchDone(kind: string): string {
  return TOUCH_KINDS.includes(kind as TouchKind) ? TOUCH_DONE_WORDS[kind as TouchKind] : 'Was in touch'
}

type Said = Pick<Told, 'icon' | 'what'>
type Read = (key: string) => string

function say({ what, data }: Activity): Said {
  const read: Read = (key) => (typeof data[key] === 'string' ? data[key] : String(data[key] ?? ''))
  const saying = Object.hasOwn(SAYINGS, what) ? SAYINGS[what] : undefined
  if (saying) return saying(read)
  const link = LINK_STATUSES.find((status) => what === `link.${status}`)
  if (link) return { icon: { of: 'link', word: link }, what: ['Link is ', LINK_STATUS_WORDS[link]] }
  return { icon: own('other'), what: [plain(what)] }
}

const own = (word: OwnIcon): ToldIcon => ({ of: 'own', word })
const simply = (word: OwnIcon, before: string, bold?: string) => (): Said => ({
  icon: own(word),
  what: [before, bold],
})

const SAYINGS: Record<string, (read: Read) => Said> = {
  'prospect.added': (read) => {
    const tactic = TACTICS.find((one) => one === read('tactic'))
    return tactic
      ? { icon: { of: 'tactic', word: tactic }, what: [`Added: ${TACTIC_WORDS[tactic].toLowerCase()}`] }
      : { icon: own('add'), what: ['Added'] }
  },
  'prospect.moved': (read) => {
    const stage = STAGES.find((one) => one === read('to'))
    return stage
      ? { icon: { of: 'stage', word: stage }, what: ['Stage is ', STAGE_WORDS[stage]] }
      : { icon: own('other'), what: ['Stage changed'] }
  },
  'prospect.owner': (read) => ({
    icon: own('person'),
    what: read('owner') ? ['Owner is ', read('owner')] : ['Has no owner now'],
  }),
  'prospect.tagged': (read) => ({ icon: own('tag'), what: ['Tagged ', read('tag')] }),
  'prospect.untagged': (read) => ({ icon: own('tag'), what: ['Tag ', read('tag'), ' taken off'] }),
  'prospect.changed': simply('edit', 'Facts changed'),
  'prospect.snoozed': simply('away', 'Put off in triage'),
  'prospect.woken': simply('back', 'Back in triage'),
  'prospect.contact': (read) => ({ icon: own('person'), what: ['Writing to ', read('name')] }),
  'prospect.form_sent': simply('edit', 'Written to through the contact form'),
  'contact.added': (read) => ({ icon: own('person'), what: ['Contact added: ', read('name')] }),
  'contact.changed': (read) => ({
    icon: own('edit'),
    what: read('to') ? ['Address is now ', read('to')] : ['Contact changed'],
  }),
  'contact.do_not_contact': simply('ban', 'Marked ', 'do not contact'),
  'contact.allowed': simply('back', 'May be contacted again'),
  'contact.away': simply('away', 'Contact is away'),
  'suppression.added': (read) => ({
    icon: own('ban'),
    what: ['', read('value'), ` will not be written to${reasonWords(read('reason'))}`],
  }),
  'suppression.removed': (read) => ({
    icon: own('back'),
    what: ['', read('value'), ' is off the suppression list'],
  }),
  'site.banned': simply('ban', 'On the ', 'blacklist'),
  'site.allowed': simply('back', 'Off the blacklist'),
  'enrolment.added': (read) => ({
    icon: own('start'),
    what: read('sequence') ? ['Enrolled in ', read('sequence')] : ['Enrolled in a sequence'],
  }),
  'enrolment.held': () => ({ icon: { of: 'sequence', word: 'held' }, what: ['Sequence is ', 'held'] }),
  'enrolment.resumed': () => ({ icon: { of: 'sequence', word: 'active' }, what: ['Sequence goes on'] }),
  'enrolment.let_go': simply('back', 'First message goes in spite of the fatigue limits'),
  'enrolment.ended': (read) => {
    const state = ENROLMENT_STATES.find((one) => one === read('state')) ?? 'stopped'
    return {
      icon: { of: 'sequence', word: state },
      what: ['Sequence ended: ', ENROLMENT_WORDS[state].toLowerCase()],
    }
  },
  'opener.drafted': simply('auto', 'Opener drafted by a machine, not read yet'),
  'opener.written': simply('edit', 'Opener written'),
  'truth.checked': (read) => {
    const icon: Record<string, OwnIcon> = { true: 'auto', links: 'auto', unclear: 'unmatched' }
    const says: Record<string, string> = { true: 'holds', links: 'is over', unclear: 'cannot be read' }
    return {
      icon: own(icon[read('finding')] ?? 'refuse'),
      what: [`Before step ${read('step')} the reason `, says[read('finding')] ?? 'is gone'],
    }
  },
  'step.sent': (read) => ({
    icon: own('send'),
    what: [`Step ${read('step')} sent${read('from') && ` from ${read('from')}`}`],
  }),
  'prospect.paused': simply('away', 'Prospect paused'),
  'prospect.resumed': simply('back', 'Prospect goes on'),
  'contact.paused': simply('away', 'Person paused'),
  'contact.resumed': simply('back', 'Person is written to again'),
  'site.paused': simply('away', 'Whole site paused'),
  'site.resumed': simply('back', 'Site is written to again'),
  'step.skipped': (read) => ({ icon: own('other'), what: [`Step ${read('step')} passed over`] }),
  'mail.sent': simply('send', 'Mail sent'),
  'touch.logged': (read) => ({ icon: own('person'), what: [touchDone(read('kind'))] }),
  'touch.removed': simply('back', 'A touch was taken back'),
  'task.put_off': (read) => ({ icon: own('away'), what: ['Task put off: ', read('title')] }),
  'task.given': (read) => ({
    icon: own('person'),
    what: ['Task ', read('title'), read('to') ? ` is for ${read('to')}` : ' is for nobody'],
  }),
  'mail.failed': simply('bounce', 'A mail was refused'),
  'mail.received': (read) => ({
    icon: { of: 'stage', word: 'replied' },
    what: ['', read('from') || 'A person', ' replied'],
  }),
  'mail.own': simply('send', 'You wrote from another program'),
  'mail.bounced': simply('bounce', 'The mail bounced'),
  'mail.delayed': simply('bounce', 'The mail is delayed'),
  'mail.auto_reply': simply('auto', 'An automatic reply came'),
  'mail.unsubscribed': simply('refuse', 'Asked to hear no more'),
  'mail.complained': simply('ban', 'Complained of spam'),
  'mail.unmatched': simply('unmatched', 'A mail could not be matched'),
  'link.promised': () => ({ icon: { of: 'stage', word: 'promised' }, what: ['Link promised'] }),
  'link.changed': simply('edit', 'Promise or rhythm changed'),
  'task.added': (read) => ({ icon: own('add'), what: ['Task: ', read('title')] }),
  'task.done': (read) => ({ icon: own('person'), what: ['Task done: ', read('title')] }),
  'task.reopened': (read) => ({ icon: own('back'), what: ['Task open again: ', read('title')] }),
  'link.recovered': () => ({ icon: { of: 'link', word: 'live' }, what: ['Link is back'] }),
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

/** Happenings whose cause says where from or how, not why: "found on /about". */
const PLAIN_CAUSES = new Set([
  'prospect.added',
  'contact.added',
  'suppression.added',
  'step.sent',
  'truth.checked',
  'touch.logged',
  'mail.failed',
  'mail.bounced',
  'mail.delayed',
  'mail.unsubscribed',
  'mail.own',
])

/** The cause, and who where a person did it: "by Anna Reyes", "because she confirmed, by Anna Reyes". */
function causeOf({ actor, because: said, what }: Activity): string | null {
  const because = what === 'enrolment.added' ? null : said
  const isPerson = !/^(job|cli):/.test(actor)
  const byHand = /^(\w+ )?by hand\b(.*)/i.exec(because ?? '')
  if (isPerson && byHand) return `by ${actor}${byHand[2]}`
  const isWhole = PLAIN_CAUSES.has(what) || /^because\b/i.test(because ?? '')
  const cause = because && (isWhole ? because : `because ${lowered(because)}`)
  if (!isPerson || cause?.includes(actor)) return cause
  return cause ? `${cause}, by ${actor}` : `by ${actor}`
}

const OPENINGS = new Set(
  'The A An Added Found No Not This They Nobody Somebody Someone Their It Its Marked Set Step Your You'.split(
    ' ',
  ),
)

/** The first letter small, unless the word is a name or an abbreviation. */
function lowered(sentence: string): string {
  const [first = ''] = sentence.split(' ')
  return OPENINGS.has(first) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence
}
