import { beforeEach, describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { threads } from '#db/tables/inbox.ts'
import { links } from '#db/tables/links.ts'
import { outbox } from '#db/tables/outreach.ts'
import { contacts } from '#db/tables/sites.ts'
import { openThread } from '#app/domain/outbox/threads.server.ts'
import { suppress } from '#app/domain/sites/suppression.server.ts'
import { seen } from '#tests/support/mail-world.ts'
import { arrive, quietWorld, wroteTo, type QuietWorld } from '#tests/support/quiet-mail.ts'
import { answer } from './answer.server.ts'
import {
  dismissPromise,
  markDone,
  markRead,
  reopen,
  setReplyClass,
  snooze,
  wakeThreads,
} from './change-thread.server.ts'
import { countThreads, listThreads } from './list-threads.server.ts'
import { attachThread, dismissThread, findProspectsFor } from './match-thread.server.ts'
import { promiseFromThread } from './promise-from-thread.server.ts'
import { readThread } from './read-thread.server.ts'

const PROMISE = 'Thanks!\n\nI’ll add it to /resources next week.\n\nInes'

let world: QuietWorld
let ines: ReturnType<typeof wroteTo>

beforeEach(() => {
  world = quietWorld()
  ines = wroteTo(world, 'ines')
})

const here = () => ({ projectId: world.projectId, tab: 'to_answer' as const })
const answered = (body = PROMISE) => {
  arrive(world, { from: ines.address, subject: 'Re: A dead link', body, cites: ines.messageId })
  return seen(world.db, ines).thread!
}

describe('the list', () => {
  it('holds what wants an answer, with the words of the reply and its proposed class', () => {
    answered()
    expect(listThreads(world.scope, here()).rows).toMatchObject([
      {
        name: 'ines',
        domain: 'ines.test',
        snippet: 'Thanks! I’ll add it to /resources next week. Ines',
        unread: true,
        replyClass: 'will_add_link',
        replyClassConfirmed: false,
      },
    ])
    expect(countThreads(world.scope, here())).toEqual({ to_answer: 1, later: 0, unmatched: 0, all: null })
  })

  it('knows nothing of threads in which nobody answered', () => {
    expect(listThreads(world.scope, { ...here(), tab: 'all' }).rows).toEqual([])
  })

  it.each([
    ['dead link', 1],
    ['INES.TEST', 1],
    ['resources', 1],
    ['100%', 0],
    ['nothing', 0],
  ])('finds “%s”: %i', (q, hits) => {
    answered()
    expect(listThreads(world.scope, { ...here(), q }).rows).toHaveLength(hits)
  })

  it('is walked page by page, each conversation once', () => {
    const facts = {
      mailboxId: world.mailboxId,
      prospectId: ines.prospectId,
      subject: 'x',
      state: 'to_answer',
      hasIncoming: true,
    } as const
    for (let i = 0; i < 70; i++) openThread(world.scope, facts)
    const first = listThreads(world.scope, here())
    const second = listThreads(world.scope, { ...here(), after: first.next })
    const ids = [...first.rows, ...second.rows].map((row) => row.id)
    expect(new Set(ids).size).toBe(70)
    expect(second.next).toBeNull()
  })
})

describe('a conversation', () => {
  it('shows its messages in order, the promise that was read and whom we wrote to', () => {
    const { id } = answered()
    const shown = readThread(world.scope, { threadId: id })
    expect(shown.messages.map((one) => [one.direction, one.kind])).toEqual([
      ['out', 'own'],
      ['in', 'reply'],
    ])
    expect(shown.proposal).toMatchObject({
      isClassOpen: true,
      promise: {
        sentence: 'I’ll add it to /resources next week',
        page: 'https://ines.test/resources',
        due: { day: '2026-05-19' },
      },
    })
    expect(shown.side?.people.map((one) => one.name)).toEqual(['ines'])
  })

  it('is read, done, reopened, put off and woken', () => {
    const { id } = answered()
    const state = () => world.db.select().from(threads).where(eq(threads.id, id)).get()!
    const isUnread = () => listThreads(world.scope, { ...here(), tab: 'all' }).rows[0]!.unread
    expect(isUnread()).toBe(true)
    markRead(world.scope, { threadId: id })
    expect(isUnread()).toBe(false)
    markDone(world.scope, { threadId: id })
    expect(state().state).toBe('done')
    reopen(world.scope, { threadId: id })
    expect(state().state).toBe('to_answer')
    snooze(world.scope, { threadId: id, until: new Date('2026-05-13T08:00:00Z') })
    expect(state().state).toBe('later')
    expect(wakeThreads(world.scope)).toBe(0)
    expect(wakeThreads({ ...world.scope, now: new Date('2026-05-13T08:00:00Z') })).toBe(1)
    expect(state()).toMatchObject({ state: 'to_answer', unread: true, snoozedUntil: null })
    expect(isUnread()).toBe(true)
  })

  it('takes the class that a person chose, and a new reply proposes anew', () => {
    const { id } = answered()
    setReplyClass(world.scope, { threadId: id, replyClass: 'interested' })
    expect(seen(world.db, ines).thread).toMatchObject({ replyClass: 'interested', replyClassConfirmed: true })
    answered('Our fee is $50.')
    expect(seen(world.db, ines).thread).toMatchObject({
      replyClass: 'asks_payment',
      replyClassConfirmed: false,
    })
  })

  it('proposes a promise no more once somebody said that it is none', () => {
    const { id } = answered()
    const { messageId } = readThread(world.scope, { threadId: id }).proposal!.promise!
    dismissPromise(world.scope, { threadId: id, messageId })
    expect(readThread(world.scope, { threadId: id }).proposal?.promise).toBeNull()
  })
})

describe('an answer of ours', () => {
  it('goes to the person who wrote, in the thread, in a moment, and ends the waiting', () => {
    const { id } = answered()
    const made = answer(world.scope, { threadId: id, text: 'Thank you!\r\n\r\nAnna' })
    expect(made.ok).toBe(true)
    const row = world.db.select().from(outbox).where(eq(outbox.kind, 'reply')).get()!
    expect(row).toMatchObject({
      toAddress: ines.address,
      subject: 'Re: A dead link',
      text: 'Thank you!\n\nAnna',
      inReplyTo: expect.stringMatching(/^m\d+@ines\.test$/),
      references: [ines.messageId],
      dueAt: new Date(world.scope.now.getTime() + 10_000),
      state: 'planned',
    })
    expect(seen(world.db, ines)).toMatchObject({
      thread: { state: 'done' },
      prospect: { nextAction: 'Wait for ines to answer' },
    })
    expect(readThread(world.scope, { threadId: id }).waiting).toMatchObject([{ state: 'planned' }])
  })

  it('goes to the colleague who took over', () => {
    arrive(world, {
      from: 'Hugo <hugo@ines.test>',
      subject: 'Re: A dead link',
      body: 'I do this now.',
      cites: ines.messageId,
    })
    answer(world.scope, { threadId: seen(world.db, ines).thread!.id, text: 'Hello Hugo' })
    expect(world.db.select().from(outbox).where(eq(outbox.kind, 'reply')).get()!.toAddress).toBe(
      'hugo@ines.test',
    )
  })

  it.each([
    ['nothing was written', '  \n', 'nothing-written'],
    ['they do not want mail', 'Hello', 'suppressed'],
  ])('is refused when %s', (_why, text, reason) => {
    const { id } = answered()
    suppress(world.scope, { kind: 'address', value: ines.address, reason: 'unsubscribed', origin: 'test' })
    expect(answer(world.scope, { threadId: id, text })).toMatchObject({ ok: false, reason })
  })
})

describe('a promise', () => {
  it('is recorded with its sentence and moves the prospect to Promised', () => {
    const { id } = answered()
    const { promise } = readThread(world.scope, { threadId: id }).proposal!
    const made = promiseFromThread(world.scope, {
      threadId: id,
      messageId: promise!.messageId,
      sentence: promise!.sentence,
      sourceUrl: promise!.page!,
      targetUrl: 'https://client.test/guide',
      anchor: null,
      rel: 'follow',
      dueOn: new Date('2026-05-19T00:00:00Z'),
    })
    expect(made.ok).toBe(true)
    expect(world.db.select().from(links).get()).toMatchObject({
      origin: 'promise',
      threadId: id,
      promiseSentence: 'I’ll add it to /resources next week',
      sourceUrl: 'https://ines.test/resources',
    })
    const { prospect, thread } = seen(world.db, ines)
    expect(prospect).toMatchObject({ stage: 'promised', linkStatus: 'pending' })
    expect(prospect.stageBecause).toContain('I’ll add it to /resources next week')
    expect(thread).toMatchObject({ replyClass: 'will_add_link', replyClassConfirmed: true })
    expect(readThread(world.scope, { threadId: id }).proposal?.promise).toBeNull()
  })
})

describe('an unmatched conversation', () => {
  const possible = () => {
    arrive(world, { from: 'Desk <desk@ines.test>', subject: 'AW: A dead link', body: 'Fine with us.' })
    return world.db.select().from(threads).where(eq(threads.hasIncoming, true)).get()!
  }

  it('is suggested for the prospect, and attaching it does what an answer does', () => {
    const { id } = possible()
    expect(countThreads(world.scope, here()).unmatched).toBe(1)
    expect(readThread(world.scope, { threadId: id }).suggested).toMatchObject({
      holds: true,
      prospect: { id: ines.prospectId },
    })
    attachThread(world.scope, { threadId: id, prospectId: ines.prospectId })
    expect(seen(world.db, ines)).toMatchObject({
      enrolment: { state: 'replied' },
      prospect: { stage: 'replied' },
      thread: { id },
    })
    expect(world.db.select().from(contacts).where(eq(contacts.email, 'desk@ines.test')).get()).toBeTruthy()
    expect(countThreads(world.scope, here())).toMatchObject({ unmatched: 0, to_answer: 1 })
  })

  it('that concerns nobody goes, and the sequence goes on', () => {
    const { id } = possible()
    expect(seen(world.db, ines).enrolment.state).toBe('held')
    dismissThread(world.scope, { threadId: id })
    expect(seen(world.db, ines).enrolment.state).toBe('waiting')
    expect(countThreads(world.scope, here()).unmatched).toBe(0)
  })

  it('finds prospects by domain', () => {
    wroteTo(world, 'karim')
    expect(findProspectsFor(world.scope, { projectId: world.projectId, q: 'kari' })).toMatchObject([
      { domain: 'karim.test' },
    ])
  })
})
