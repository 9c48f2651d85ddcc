import type { EnrolmentState, Hold } from '#db/vocabulary.ts'
import { DateTime } from 'luxon'
import type { NextAction } from '../prospects/next-action.ts'
import { addDays } from './plan.ts'

/** How long after the last message an answer may still come by itself, in working days. */
const ANSWER_WITHIN = 10

export type Standing = {
  state: EnrolmentState
  heldFor: Hold | null
  because: string
  stateSince: Date
  /** The step that goes next. */
  stepNumber: number
  stepsSent: number
  /** The step has conditions, which are asked when it is to leave. */
  isConditional: boolean
  dueAt: Date | null
  /** Step 1 waits because they heard from us lately: why; null: it does not. */
  tooSoonBecause: string | null
  /** Address of the mailbox that sends, and the zone its days are told in. */
  from: string
  zone: string
  /** What stops all mail of this mailbox now, in words; null: nothing. */
  stoppedBecause: string | null
  /** Why a message that is due does not go at this moment, in words; null: its turn comes. */
  lateBecause: string | null
  now: Date
}

/**
 * What happens next with somebody in a sequence, in one sentence: when the step goes out and from where, or why it
 * does not.
 * @returns null for one that was stopped: its prospect says by itself what it waits for
 */
export function nextSentence(standing: Standing): NextAction | null {
  const { state, heldFor, because, dueAt, stoppedBecause } = standing
  switch (state) {
    case 'held':
      return { text: `Held: ${lowerFirst(because)}`, at: dueAt, needsPerson: heldFor !== 'pause' }
    case 'active':
    case 'waiting':
      if (stoppedBecause)
        return { text: `Held: ${lowerFirst(stoppedBecause)}`, at: dueAt, needsPerson: false }
      return { text: goesOut(standing), at: dueAt, needsPerson: false }
    case 'replied':
      return { text: 'Answer the reply', at: null, needsPerson: true }
    case 'bounced':
      return { text: 'Find another contact: the address bounced', at: null, needsPerson: true }
    case 'opted_out':
      return { text: 'None, opted out', at: null, needsPerson: false }
    case 'finished':
      return afterTheLast(standing)
    case 'stopped':
      return null
  }
}

/** "Tue 12 May, 09:40", in the zone of the mailbox; with the year when it is not this one. */
export function dayAndTime(at: Date, { zone, now }: { zone: string; now: Date }): string {
  const local = DateTime.fromJSDate(at, { zone }).setLocale('en-GB')
  const thisYear = local.year === DateTime.fromJSDate(now, { zone }).year
  return local.toFormat(thisYear ? 'ccc d LLL, HH:mm' : 'ccc d LLL yyyy, HH:mm')
}

function goesOut(standing: Standing): string {
  const { stepNumber, dueAt, from, zone, now, because, lateBecause, tooSoonBecause, isConditional } = standing
  if ((!dueAt || dueAt <= now) && lateBecause) return `Step ${stepNumber} waits: ${lateBecause}`
  if (!dueAt || dueAt <= now) return `Step ${stepNumber} goes out as soon as ${from} may send`
  if (tooSoonBecause)
    return `Step ${stepNumber} waits until ${dayAndTime(dueAt, { zone, now })}: ${lowerFirst(tooSoonBecause)}`
  const away = because.startsWith('Away') ? `, ${lowerFirst(because)}` : ''
  return `Step ${stepNumber} goes out ${dayAndTime(dueAt, { zone, now })} from ${from}${away}${isConditional ? ', if its conditions hold' : ''}`
}

function afterTheLast({ stepsSent, stateSince, zone }: Standing): NextAction {
  if (stepsSent === 0)
    return { text: 'Decide what comes next: no message was sent', at: null, needsPerson: true }
  const until = addDays(stateSince, { days: ANSWER_WITHIN, areWorkingDays: true, zone })
  const day = DateTime.fromJSDate(until, { zone }).setLocale('en-GB').toFormat('d LLL')
  const sent = stepsSent === 1 ? 'the one message' : `${stepsSent} messages`
  return { text: `Close it if there is no answer to ${sent} by ${day}`, at: until, needsPerson: true }
}

/** The first letter small, unless the sentence begins with a name of two words. */
function lowerFirst(text: string): string {
  const beginsWithName = /^\p{Lu}\S* \p{Lu}/u.test(text)
  return beginsWithName ? text : text.charAt(0).toLowerCase() + text.slice(1)
}
