import type { EnrolmentState, MailboxStatus, SequenceStatus, Stage } from '#db/vocabulary.ts'
import { dayBounds, localDay } from '../outbox/local-time.ts'
import type { TooSoon } from '../outbox/fatigue.ts'
import { capOn, openingAt, roomAt, roomBeside, type Holidays } from '../outbox/pace.ts'

/** Everything that is looked at again in the moment in which a step is to leave. */
export type Facts = {
  now: Date
  sendingIsStopped: boolean
  /** Why nothing is written to them now, whatever the sequence; null: no pause stands over them. */
  pausedBecause: string | null
  mailbox: {
    email: string
    status: MailboxStatus
    statusBecause: string | null
    needsPassword: boolean
    hasIdentity: boolean
    isSynced: boolean
    isBusy: boolean
    nextSendAt: Date | null
    dailyCap: number
    rampFrom: Date | null
    rampHaltedAt: Date | null
    window: { from: string; to: string; weekdays: number[]; holidays: Holidays }
    timeZone: string
    /** What left in the last two days. */
    sent: Date[]
    /** For the first step of a sequence: when follow-ups are to leave in the next two days. None for a follow-up. */
    followUps: Date[]
  }
  enrolment: {
    isOver: boolean
    /** Nothing of it has left yet. */
    isFirst: boolean
    state: EnrolmentState
    because: string
    sequenceStatus: SequenceStatus
  }
  /** Where the prospect stands, and whether it was moved there since it was enrolled. */
  prospect: { stage: Stage; hasMovedSince: boolean }
  contact: {
    hasAddress: boolean
    isInvalid: boolean
    doNotContactBecause: string | null
    awayUntil: Date | null
    timeZone: string | null
    hasReplied: boolean
    suppressedBecause: string | null
    bannedBecause: string | null
  }
  /** A first message now would break a fatigue limit of the team. */
  tooSoon: TooSoon | null
  /** A condition of the step that does not hold; null: all do. */
  unmet: { otherwise: 'skip' | 'finish'; because: string } | null
  /** Steps that its mailboxes together may send a day, and those of today by this mailbox's day; follow-ups that are still to leave today. */
  sequence: { name: string; dailyCap: number | null; sentToday: number; followUpsToday: number }
  /** Steps a day to one domain, and people a day at one site. */
  limits: { perDomain: number; perSite: number }
  /** Steps that left today, by the mailbox's day: to this address, to its domain; and how many other people of the site had one. */
  today: { toAddress: number; toDomain: number; toColleagues: number }
}

export type MayLeave =
  | { do: 'go' }
  /** Never. */
  | { do: 'cancel'; because: string }
  /** Not this step: the next one, or nothing more. */
  | { do: 'pass'; finishes: boolean; because: string }
  /** Not before a person decides. */
  | { do: 'hold'; because: string }
  /** This message at another time. */
  | { do: 'later'; until: Date; because: string }
  /** Nothing from this mailbox now; it is asked again soon. */
  | { do: 'wait'; because: string }

/**
 * May this step leave now? First what forbids it for good, then what a person must decide, then the mailbox, then the calendar.
 * After an outage nothing goes out in a burst: gap and caps hold, and the rest moves on.
 */
export function mayLeave(facts: Facts): MayLeave {
  return (
    forbidden(facts) ??
    undecided(facts) ??
    mailboxStops(facts) ??
    passes(facts) ??
    calendarSays(facts) ?? { do: 'go' }
  )
}

/** What is asked of mail that is no step: what a person wrote, a test to oneself, an alert to the team. */
export type ByHand = {
  sendingIsStopped: boolean
  mailbox: { email: string; needsPassword: boolean }
  kind: 'reply' | 'alert' | 'test'
  suppressedBecause: string | null
  /** They wrote to us first, in this conversation. */
  theyWrote: boolean
}

/**
 * May this leave now, of what is no step? No window, no cap, no pause. To somebody on the suppression list a person may answer
 * when that somebody wrote first, and nothing else.
 */
export function mayLeaveByHand({
  sendingIsStopped,
  mailbox,
  kind,
  suppressedBecause,
  theyWrote,
}: ByHand): MayLeave {
  if (sendingIsStopped) return { do: 'wait', because: 'All sending is stopped' }
  if (mailbox.needsPassword) return { do: 'wait', because: `${mailbox.email} must be signed in again` }
  if (kind !== 'reply' || suppressedBecause === null || theyWrote) return { do: 'go' }
  return { do: 'hold', because: `On the suppression list: ${suppressedBecause}` }
}

/** Stages in which a pitch has no reason any more: an answer, a promise, a link, or a person's no. */
const REASON_GONE: Partial<Record<Stage, string>> = {
  replied: 'They replied',
  negotiating: 'You are in conversation with them',
  promised: 'They promised a link',
  won: 'They link to us',
  disqualified: 'The prospect was disqualified',
  declined: 'They declined',
  do_not_contact: 'Do not contact: so the stage says',
  lost: 'Their link was lost; that is another conversation',
}

function forbidden({ enrolment, prospect, contact }: Facts): MayLeave | null {
  if (enrolment.isOver) return { do: 'cancel', because: enrolment.because }
  const gone = prospect.hasMovedSince && REASON_GONE[prospect.stage]
  if (gone) return { do: 'cancel', because: gone }
  if (contact.hasReplied) return { do: 'cancel', because: 'They replied' }
  if (contact.doNotContactBecause)
    return { do: 'cancel', because: `Do not contact: ${contact.doNotContactBecause}` }
  if (contact.suppressedBecause)
    return { do: 'cancel', because: `On the suppression list: ${contact.suppressedBecause}` }
  if (contact.bannedBecause) return { do: 'cancel', because: `They are ${contact.bannedBecause}` }
  return null
}

function undecided({ enrolment, contact, pausedBecause }: Facts): MayLeave | null {
  if (!contact.hasAddress) return { do: 'hold', because: 'The contact has no address any more' }
  if (contact.isInvalid) return { do: 'hold', because: 'The address is marked as invalid' }
  if (enrolment.state !== 'active' && enrolment.state !== 'waiting')
    return { do: 'hold', because: enrolment.because }
  if (enrolment.sequenceStatus !== 'active') return { do: 'hold', because: 'The sequence is not running' }
  return pausedBecause === null ? null : { do: 'hold', because: pausedBecause }
}

function mailboxStops({ now, sendingIsStopped, mailbox }: Facts): MayLeave | null {
  const wait = (because: string) => ({ do: 'wait', because }) as const
  if (sendingIsStopped) return wait('All sending is stopped')
  if (mailbox.needsPassword) return wait(`${mailbox.email} must be signed in again`)
  if (mailbox.status !== 'ok') return wait(mailbox.statusBecause ?? `${mailbox.email} is paused`)
  if (!mailbox.hasIdentity) return wait(`${mailbox.email} has no legal name or postal address`)
  if (!mailbox.isSynced) return wait(`The mail of ${mailbox.email} has not been read in the last minutes`)
  if (mailbox.isBusy) return wait(`${mailbox.email} is sending another message`)
  if (mailbox.nextSendAt && mailbox.nextSendAt > now)
    return wait(`${mailbox.email} keeps its distance between messages`)
  return null
}

/** Asked once the mailbox is read and could send: by then everything that is known is known. */
function passes({ unmet }: Facts): MayLeave | null {
  return unmet && { do: 'pass', finishes: unmet.otherwise === 'finish', because: unmet.because }
}

function calendarSays({ now, mailbox, contact, today, tooSoon, sequence, limits }: Facts): MayLeave | null {
  const window = { ...mailbox.window, zone: contact.timeZone ?? mailbox.timeZone }
  const cap = capOn(now, {
    dailyCap: mailbox.dailyCap,
    rampFrom: mailbox.rampFrom,
    haltedAt: mailbox.rampHaltedAt,
    zone: mailbox.timeZone,
  })
  const tomorrow = dayBounds(now, mailbox.timeZone).to
  const later = (until: Date, because: string): MayLeave => ({
    do: 'later',
    until: openingAt(until, window),
    because,
  })
  if (contact.awayUntil && contact.awayUntil > now) return later(contact.awayUntil, 'Away')
  if (tooSoon) return later(tooSoon.until, tooSoon.because)
  if (today.toAddress > 0) return later(tomorrow, 'They already had a message from us today')
  if (today.toColleagues >= limits.perSite) return later(tomorrow, colleaguesWords(today.toColleagues))
  if (today.toDomain >= limits.perDomain)
    return later(
      tomorrow,
      `${today.toDomain} ${today.toDomain === 1 ? 'message' : 'messages'} went to this domain today`,
    )
  if (sequence.dailyCap !== null && sequence.sentToday >= sequence.dailyCap)
    return later(tomorrow, `“${sequence.name}” has sent its ${sequence.dailyCap} messages of the day`)
  if (sequence.dailyCap !== null && sequence.sentToday + sequence.followUpsToday >= sequence.dailyCap)
    return later(tomorrow, `Follow-ups go first: “${sequence.name}” needs the rest of its day for them`)
  const room = roomAt(now, { sent: mailbox.sent, cap, zone: mailbox.timeZone })
  if (room > now) return later(room, `${mailbox.email} has sent its ${cap} messages of the day`)
  const beside = roomBeside(now, { ...mailbox, cap, zone: mailbox.timeZone })
  if (beside > now)
    return later(beside, `Follow-ups go first: ${mailbox.email} needs the rest of its day for them`)
  if (openingAt(now, window) > now) {
    const holiday = window.holidays.get(localDay(now, window.zone))
    return later(now, holiday ? `No mail leaves today: ${holiday}` : 'Outside the hours in which mail leaves')
  }
  return null
}

function colleaguesWords(count: number): string {
  if (count === 1) return 'Somebody else at this site had a message from us today'
  return `${count} other people at this site had a message from us today`
}
