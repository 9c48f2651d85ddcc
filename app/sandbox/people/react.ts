import { slug } from '../sites/catalogue.ts'
import { guestTitle } from './anchors.ts'
import type { Behaviour } from './cast.ts'
import {
  answers,
  away,
  bounce,
  closing,
  linkEdit,
  pageUrl,
  plan,
  promise,
  publish,
  quiet,
  restoreOrThank,
  say,
  type Case,
  type Reaction,
} from './deeds.ts'
import { STRANGER } from './memory.ts'
import { readLetter } from './read-letter.ts'
import { DAY, HOUR, later } from './times.ts'

type Asked = Omit<Case, 'wish' | 'behaviour'> & { behaviour?: Behaviour }

/**
 * How somebody reacts to a letter. Depends on nothing but the seed, the person, what they remember and the letter;
 * every letter is answered once at most, and nothing happens at once.
 */
export function react(asked: Asked): Reaction {
  const wish = readLetter(asked.letter, asked.site, asked.seed)
  const behaviour = asked.behaviour ?? asked.person.behaviour
  const before = isNewPitch(asked) ? { ...STRANGER, letters: asked.memory.letters } : asked.memory
  const memory = {
    ...before,
    letters: before.letters + 1,
    ids: [...before.ids, asked.letter.messageId, ...asked.letter.cites],
  }
  const one: Case = { ...asked, behaviour, memory, wish }
  if (behaviour === 'bounces') return answers(memory, [bounce(one)])
  const isFirst = memory.phase === 'new' || (memory.phase === 'unclear' && wish.target !== null)
  if (!isFirst) return NEXT[behaviour](one)
  const answersMail = asked.person.answersMail ?? 1
  return memory.phase === 'new' && memory.letters < answersMail ? quiet(one) : FIRST[behaviour](one)
}

/** A letter that cites nothing of the last conversation begins another one; who asked us to stop does not forget it. */
function isNewPitch({ memory, letter, person }: Asked): boolean {
  if (memory.phase === 'new' || person.behaviour === 'unsubscribes') return false
  return !letter.cites.some((id) => memory.ids.includes(id)) && !/^(re|aw):/i.test(letter.subject)
}

const FIRST: Record<Behaviour, (one: Case) => Reaction> = {
  agrees: (one) => publish(one, { answer: 'done', from: 3, to: 26 }),
  publishes_nofollow: (one) => publish(one, { answer: 'done', from: 4, to: 22, rel: 'nofollow' }),
  publishes_silently: (one) => publish(one, { from: 8, to: 34 }),
  removes_later: (one) => publish(one, { answer: 'done', from: 3, to: 20, daysUp: 6 }),
  promises_and_keeps: (one) => promise(one, { keeps: true }),
  promises_and_forgets: (one) => promise(one, { keeps: false }),
  asks_payment: (one) => say(one, 'fee', 'asked', 3, 20),
  asks_guest_post: (one) => say(one, 'guest_post', 'asked', 5, 30),
  asks_exchange: (one) => say(one, 'exchange', 'asked', 5, 30),
  asks_question: (one) => say(one, 'question', 'asked', 2, 18),
  declines: (one) => say(one, 'no', 'refused', 4, 30),
  unsubscribes: (one) => say(one, 'stop', 'refused', 1, 12),
  wrong_person: (one) => say(one, 'wrong_person', 'refused', 4, 26),
  away,
  bounces: (one) => answers(one.memory, [bounce(one)]),
  never_answers: quiet,
}

const NEXT: Record<Behaviour, (one: Case) => Reaction> = {
  agrees: restoreOrThank,
  publishes_nofollow: (one) => {
    if (one.memory.phase !== 'done' || !/no-?follow|do-?follow/i.test(one.letter.text)) return quiet(one)
    const at = later(one.letter.at, 4, 24, one.seed, one.address, 'dofollow')
    const mail = plan(one, 'dofollow_now', at)
    return { ...answers(one.memory, [mail]), edits: [linkEdit(one, at - HOUR / 2)] }
  },
  publishes_silently: quiet,
  removes_later: restoreOrThank,
  promises_and_keeps: quiet,
  promises_and_forgets: (one) => {
    const waited = one.letter.at - one.memory.since
    if (one.memory.phase !== 'promised' || waited < 2 * DAY) return quiet(one)
    return publish(one, { answer: 'forgot_but_done', from: 2, to: 12 })
  },
  asks_payment: (one) => closing(one, 'fee_dropped'),
  asks_guest_post: (one) => {
    if (one.memory.phase !== 'asked' || one.wish.tone !== 'yes') return quiet(one)
    const title = guestTitle(one.seed, one.site.host)
    const path = `/journal/${slug(title)}`
    const at = later(one.letter.at, 18, 44, one.seed, one.address, 'guest')
    const edit = { ...linkEdit(one, at - HOUR), kind: 'post' as const, path, title, by: one.letter.fromName }
    const memory = {
      ...one.memory,
      phase: 'done' as const,
      since: at,
      page: pageUrl(one, path),
      editId: edit.id,
    }
    return { memory, edits: [edit], mails: [plan({ ...one, memory }, 'guest_post_live', at)] }
  },
  asks_exchange: (one) => closing(one, 'exchange_dropped'),
  asks_question: (one) =>
    one.memory.phase === 'asked' && one.wish.tone !== 'no'
      ? publish(one, { answer: 'done', from: 3, to: 16 })
      : quiet(one),
  declines: quiet,
  unsubscribes: (one) => say(one, 'stop_again', 'refused', 1, 6),
  wrong_person: quiet,
  away: (one) => (one.memory.phase === 'promised' ? quiet(one) : restoreOrThank(one)),
  bounces: (one) => answers(one.memory, [bounce(one)]),
  never_answers: quiet,
}
