import { nameFor } from '../chance.ts'
import type { Person, SiteSpec } from '../sites/spec.ts'
import type { Edit } from '../state.ts'
import { anchorFor, keepsWords } from './anchors.ts'
import type { Behaviour } from './cast.ts'
import type { Answer, Letter, Memory, PlannedMail } from './memory.ts'
import type { Wish } from './read-letter.ts'
import { awake, HOUR, later } from './times.ts'

/** What a letter sets off: what the person remembers, how pages will change, which mails will be written. */
export type Reaction = { memory: Memory; edits: Edit[]; mails: PlannedMail[] }

export type Case = {
  seed: number
  site: SiteSpec
  person: Person
  address: string
  behaviour: Behaviour
  memory: Memory
  letter: Letter
  wish: Wish
}
export function quiet(one: Case): Reaction {
  return answers(one.memory, [])
}

export function answers(memory: Memory, mails: PlannedMail[]): Reaction {
  return { memory, edits: [], mails }
}

export function say(one: Case, answer: Answer, phase: Memory['phase'], from: number, to: number): Reaction {
  const at = later(one.letter.at, from, to, one.seed, one.address, answer, one.memory.letters)
  return answers({ ...remember(one), phase, since: at }, [plan(one, answer, at)])
}

/** Said once, when we have turned their offer down; then nothing more. */
export function closing(one: Case, answer: Answer): Reaction {
  return one.memory.phase === 'asked' ? say(one, answer, 'refused', 5, 30) : quiet(one)
}

type Publish = { answer?: Answer; from: number; to: number; rel?: string; daysUp?: number }

/** The page changes some hours later, and the answer, if there is one, follows within the hour. */
export function publish(one: Case, { answer, from, to, rel, daysUp }: Publish): Reaction {
  if (!targetOf(one)) return say(one, 'which_page', 'unclear', 2, 12)
  const at = later(one.letter.at, from, to, one.seed, one.address, 'publish', one.memory.letters)
  const until = daysUp ? later(at, daysUp * 24, daysUp * 48, one.seed, one.address, 'remove') : undefined
  const edit = { ...linkEdit(one, at), rel, until }
  const memory = { ...remember(one), phase: 'done' as const, since: at, editId: edit.id, removedFrom: until }
  const told = later(at, 0.1, 0.9, one.seed, one.address, 'told')
  return { memory, edits: [edit], mails: answer ? [plan({ ...one, memory }, answer, told)] : [] }
}

export function promise(one: Case, { keeps }: { keeps: boolean }): Reaction {
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
export function away(one: Case): Reaction {
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
export function restoreOrThank(one: Case): Reaction {
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
  if (/no-?follow|do-?follow/i.test(letter.text))
    return answers(memory, [
      plan(one, 'nofollow_policy', later(letter.at, 3, 20, one.seed, one.address, 'policy')),
    ])
  return one.wish.hasQuestion && memory.phase === 'done' && letter.at > memory.since
    ? answers(memory, [
        plan(one, 'welcome', later(letter.at, 3, 20, one.seed, one.address, 'welcome', memory.letters)),
      ])
    : quiet(one)
}

export function plan(one: Case, answer: Answer | undefined, at: number): PlannedMail {
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

export function bounce(one: Case): PlannedMail {
  const minutes = 60_000 * (1 + (one.letter.at % 17))
  return { ...plan(one, undefined, one.letter.at + minutes), kind: 'bounce' }
}

/** What the page will say. A person with several letters about one page changes it once for each. */
export function linkEdit(one: Case, from: number): Edit {
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

export function pageUrl(one: Case, path: string): string {
  return `http://${one.site.host}${path}`
}
