import { nameFor } from '../chance.ts'
import { slug } from '../sites/catalogue.ts'
import type { SiteSpec, Person } from '../sites/spec.ts'
import type { Edit } from '../state.ts'
import { anchorFor, guestTitle, keepsWords } from './anchors.ts'
import type { Behaviour } from './cast.ts'
import { STRANGER, type Answer, type Letter, type Memory, type PlannedMail } from './memory.ts'
import { readLetter, type Wish } from './read-letter.ts'
import { awake, DAY, HOUR, later } from './times.ts'

/** What a letter sets off: what the person remembers, how pages will change, which mails will be written. */
export type Reaction = { memory: Memory; edits: Edit[]; mails: PlannedMail[] }

type Case = {
  seed: number
  site: SiteSpec
  person: Person
  address: string
  behaviour: Behaviour
  memory: Memory
  letter: Letter
  wish: Wish
}
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
  if (behaviour === 'bounces') return answers(one, memory, [bounce(one)])
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
  bounces: (one) => answers(one, one.memory, [bounce(one)]),
  never_answers: quiet,
}

const NEXT: Record<Behaviour, (one: Case) => Reaction> = {
  agrees: restoreOrThank,
  publishes_nofollow: (one) => {
    if (one.memory.phase !== 'done' || !/no-?follow|do-?follow/i.test(one.letter.text)) return quiet(one)
    const at = later(one.letter.at, 4, 24, one.seed, one.address, 'dofollow')
    const mail = plan(one, 'dofollow_now', at)
    return { ...answers(one, one.memory, [mail]), edits: [linkEdit(one, at - HOUR / 2)] }
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
  bounces: (one) => answers(one, one.memory, [bounce(one)]),
  never_answers: quiet,
}

function quiet(one: Case): Reaction {
  return answers(one, one.memory, [])
}

function answers(_one: Case, memory: Memory, mails: PlannedMail[]): Reaction {
  return { memory, edits: [], mails }
}

function say(one: Case, answer: Answer, phase: Memory['phase'], from: number, to: number): Reaction {
  const at = later(one.letter.at, from, to, one.seed, one.address, answer, one.memory.letters)
  return answers(one, { ...remember(one), phase, since: at }, [plan(one, answer, at)])
}

/** Said once, when we have turned their offer down; then nothing more. */
function closing(one: Case, answer: Answer): Reaction {
  return one.memory.phase === 'asked' ? say(one, answer, 'refused', 5, 30) : quiet(one)
}

type Publish = { answer?: Answer; from: number; to: number; rel?: string; daysUp?: number }

/** The page changes some hours later, and the answer, if there is one, follows within the hour. */
function publish(one: Case, { answer, from, to, rel, daysUp }: Publish): Reaction {
  if (!targetOf(one)) return say(one, 'which_page', 'unclear', 2, 12)
  const at = later(one.letter.at, from, to, one.seed, one.address, 'publish', one.memory.letters)
  const until = daysUp ? later(at, daysUp * 24, daysUp * 48, one.seed, one.address, 'remove') : undefined
  const edit = { ...linkEdit(one, at), rel, until }
  const memory = { ...remember(one), phase: 'done' as const, since: at, editId: edit.id, removedFrom: until }
  const told = later(at, 0.1, 0.9, one.seed, one.address, 'told')
  return { memory, edits: [edit], mails: answer ? [plan({ ...one, memory }, answer, told)] : [] }
}

function promise(one: Case, { keeps }: { keeps: boolean }): Reaction {
  if (!targetOf(one)) return say(one, 'which_page', 'unclear', 2, 12)
  const at = later(one.letter.at, 2, 16, one.seed, one.address, 'promise')
  const day = later(at, 60, 110, one.seed, one.address, 'day')
  const memory = { ...remember(one), phase: 'promised' as const, since: at }
  const kept = awake(day - 10 * HOUR)
  return {
    memory,
    edits: keeps ? [linkEdit(one, kept)] : [],
    mails: [{ ...plan({ ...one, memory }, 'promise', at), day }],
  }
}

/** A notice at once, and once only (RFC 3834); the answer and the link come after the holiday. */
function away(one: Case): Reaction {
  if (one.memory.noticeSent) return publish(one, { answer: 'done', from: 3, to: 20 })
  const back = later(one.letter.at, 50, 90, one.seed, one.address, 'back')
  const noticeAt = one.letter.at + 60_000 + (one.letter.at % 120_000)
  const notice: PlannedMail = { ...plan(one, undefined, noticeAt), kind: 'vacation', day: back }
  const phase = targetOf(one) ? ('promised' as const) : ('unclear' as const)
  const memory = { ...remember(one), phase, since: back, awayUntil: back, noticeSent: true }
  const done = targetOf(one) ? linkEdit(one, later(back, 2, 8, one.seed, one.address, 'back-link')) : null
  const told = later(back, 8.2, 10, one.seed, one.address, 'back-mail')
  return {
    memory,
    edits: done ? [done] : [],
    mails: [notice, plan({ ...one, memory }, done ? 'back_and_done' : 'which_page', told)],
  }
}

/** After the link is up: put it back when it had gone, a friendly word to a question, else nothing. */
function restoreOrThank(one: Case): Reaction {
  const { memory, letter } = one
  if (memory.removedFrom !== undefined && letter.at > memory.removedFrom) {
    const at = later(letter.at, 5, 30, one.seed, one.address, 'restore', memory.letters)
    const edit = linkEdit(one, at)
    return {
      memory: { ...memory, editId: edit.id, removedFrom: undefined, since: at },
      edits: [edit],
      mails: [plan(one, 'put_back', at + HOUR / 3)],
    }
  }
  return one.wish.hasQuestion && memory.phase === 'done' && letter.at > memory.since
    ? answers(one, memory, [
        plan(one, 'welcome', later(letter.at, 3, 20, one.seed, one.address, 'welcome', memory.letters)),
      ])
    : quiet(one)
}

function plan(one: Case, answer: Answer | undefined, at: number): PlannedMail {
  const remembered = remember(one)
  return {
    id: nameFor(one.seed, one.address, one.letter.messageId, answer ?? 'notice'),
    at,
    kind: 'answer',
    person: one.address,
    letter: one.letter,
    answer,
    page: remembered.page,
    target: remembered.target,
  }
}

function bounce(one: Case): PlannedMail {
  const minutes = 60_000 * (1 + (one.letter.at % 17))
  return { ...plan(one, undefined, one.letter.at + minutes), kind: 'bounce' }
}

/** What the page will say. A person with several letters about one page changes it once for each. */
function linkEdit(one: Case, from: number): Edit {
  const target = targetOf(one) ?? undefined
  return {
    id: nameFor(one.seed, one.address, one.letter.messageId, 'edit'),
    kind: 'link',
    host: one.site.host,
    path: new URL(remember(one).page ?? pageUrl(one, one.wish.path)).pathname,
    from,
    target,
    words: target && anchorFor(target, one.seed, one.site.host),
    keepsWords: keepsWords(one.seed, one.site.host),
  }
}

function remember(one: Case): Memory {
  return {
    ...one.memory,
    page: one.memory.page ?? pageUrl(one, one.wish.path),
    target: targetOf(one) ?? undefined,
  }
}

function targetOf(one: Case): string | null {
  return one.memory.target ?? one.wish.target
}

function pageUrl(one: Case, path: string): string {
  return `http://${one.site.host}${path}`
}
