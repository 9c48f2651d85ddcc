import { and, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { threads } from '#db/tables/inbox.ts'
import { enrolments, outbox } from '#db/tables/outreach.ts'
import { memberships, users } from '#db/tables/workspaces.ts'
import type { Scope } from '#app/domain/values/scope.server.ts'
import { seen } from '#tests/support/mail-world.ts'
import { arrive, quietWorld, wroteTo, type QuietWorld } from '#tests/support/quiet-mail.ts'
import { answer } from './answer.server.ts'
import { assign, markRead } from './change-thread.server.ts'
import { listThreads } from './list-threads.server.ts'
import { mergeCandidates, mergeThreads, moveBack, splitOff } from './move-messages.server.ts'
import { addNote, notesOf, removeNote } from './notes.server.ts'
import { readThread } from './read-thread.server.ts'
import { removeReply, repliesFor, saveReply } from './saved-replies.server.ts'
import { takeBack, takenBack } from './take-back.server.ts'
import { getThreadRow } from './thread-for.server.ts'

let world: QuietWorld
let ines: ReturnType<typeof wroteTo>
let jonas: Scope

beforeEach(() => {
  world = quietWorld()
  ines = wroteTo(world, 'ines')
  jonas = colleague('Jonas Weber')
})

function colleague(name: string): Scope {
  const { db, scope } = world
  const email = `${name.split(' ')[0]!.toLowerCase()}@client.test`
  const user = db
    .insert(users)
    .values({ email, name, passwordHash: 'none', createdAt: scope.now })
    .returning()
    .get()
  db.insert(memberships).values({ workspaceId: scope.workspaceId, userId: user.id, role: 'builder' }).run()
  return { ...scope, actor: { kind: 'user', userId: user.id, name } }
}

function answered(body = 'Thanks! I’ll add the Café guide next week.') {
  arrive(world, { from: ines.address, subject: 'Re: A dead link', body, cites: ines.messageId })
  return seen(world.db, ines).thread!
}

/** Mail of a stranger at the same domain that cites nothing. */
function stray(body = 'Ines asked me to answer you: gladly.') {
  arrive(world, { from: 'desk@ines.test', subject: 'Your question', body })
  return world.db.select().from(threads).where(eq(threads.subject, 'Your question')).get()!
}

const find = (q: string, scope = world.scope) =>
  listThreads(scope, { projectId: world.projectId, tab: 'to_answer', q }).rows.map((row) => row.id)

describe('search', () => {
  it.each([
    ['guid', 1],
    ['CAFE guide', 1],
    ['"cafe guide"', 1],
    ['"guide cafe"', 0],
    ['thanks -guide', 0],
    ['from:ines', 1],
    ['to:ines', 1],
    ['from:ines to:ines', 0],
    ['subject:"dead link"', 1],
    ['ines.test', 1],
    ['Hello', 1],
    ['class:will_add_link', 1],
    ['class:no', 0],
    ['is:unread', 1],
    ['has:attachment', 0],
    ['in:unmatched', 0],
    ['mailbox:anna@', 1],
    ['mailbox:other@', 0],
    ['after:2026-05-01 thanks', 1],
    ['before:2026-05-01 thanks', 0],
    ['"', 1],
    ["' OR 1=1 --", 0],
    ['NEAR(a b)', 0],
  ])('%s finds %i', (q, hits) => {
    answered()
    expect(find(q)).toHaveLength(hits)
  })

  it('shows the words that were found, and reads what nobody answered too', () => {
    const { id } = answered()
    const [row] = listThreads(world.scope, { projectId: world.projectId, tab: 'later', q: 'guide' }).rows
    expect(row!.id).toBe(id)
    expect(row!.excerpt?.filter((piece) => piece.isHit).map((piece) => piece.text)).toEqual(['guide'])
    const karim = wroteTo(world, 'karim')
    expect(find('karim.test')).toEqual([seen(world.db, karim).thread!.id])
  })

  it('knows what is given to whom', () => {
    const { id } = answered()
    expect(find('assigned:nobody')).toEqual([id])
    assign(world.scope, { threadId: id, userId: (jonas.actor as { userId: number }).userId })
    expect(find('assigned:me', jonas)).toEqual([id])
    expect(find('assigned:weber')).toEqual([id])
    expect(find('assigned:me')).toEqual([])
  })
})

it('is unread for each person by themselves, and for all when something new comes', () => {
  const { id } = answered()
  markRead(world.scope, { threadId: id })
  expect([find('is:unread'), find('is:unread', jonas)]).toEqual([[], [id]])
  markRead(jonas, { threadId: id })
  answered('One more thing.')
  expect([find('is:unread'), find('is:unread', jonas)]).toEqual([[id], [id]])
})

describe('an answer', () => {
  it('is taken back while nobody works at it, and its words are there to go on with', () => {
    const { id } = answered()
    const made = answer(world.scope, { threadId: id, text: 'Grand!' })
    if (!made.ok) throw new Error(made.reason)
    const row = () => world.db.select().from(outbox).where(eq(outbox.id, made.outboxId)).get()!
    expect(row().dueAt.getTime() - world.scope.now.getTime()).toBe(10_000)
    expect(takeBack(world.scope, { threadId: id, outboxId: made.outboxId })).toBe(true)
    expect(row().state).toBe('cancelled')
    expect(getThreadRow(world.scope, id)!.state).toBe('to_answer')
    expect(takenBack(world.scope, { threadId: id, outboxId: made.outboxId })).toBe('Grand!')
    expect(takeBack(world.scope, { threadId: id, outboxId: made.outboxId })).toBe(false)
  })

  it.each(['claimed', 'may_have_left', 'sent', 'unknown'] as const)('that is %s is not', (state) => {
    const { id } = answered()
    const made = answer(world.scope, { threadId: id, text: 'Grand!' })
    if (!made.ok) throw new Error(made.reason)
    world.db.update(outbox).set({ state }).where(eq(outbox.id, made.outboxId)).run()
    expect(takeBack(world.scope, { threadId: id, outboxId: made.outboxId })).toBe(false)
  })

  it('with an open field does not go', () => {
    const { id } = answered()
    expect(answer(world.scope, { threadId: id, text: 'Hi ⟨contact.first_name⟩,' })).toEqual({
      ok: false,
      reason: 'left-open',
    })
  })
})

describe('saved replies', () => {
  it('are filled for the conversation, kept by name, changed and removed', () => {
    const { id } = answered()
    const saved = saveReply(world.scope, {
      id: null,
      name: 'Thanks',
      text: 'Hi {{contact.first_name}}, thanks! {{contact.role}}',
    })
    if (!saved.ok) throw new Error(saved.problem.says)
    expect(repliesFor(world.scope, { threadId: id })[0]!.text).toBe('Hi ines, thanks! ⟨contact.role⟩')
    expect(saveReply(world.scope, { id: null, name: 'Thanks', text: 'x' })).toMatchObject({
      problem: { field: 'name' },
    })
    expect(saveReply(world.scope, { id: saved.id, name: 'Thanks', text: 'Hi {{/if}}' })).toMatchObject({
      problem: { field: 'text' },
    })
    expect(saveReply(world.scope, { id: saved.id, name: 'Thank you', text: 'x' }).ok).toBe(true)
    expect(removeReply(world.scope, { id: saved.id })).toMatchObject({ name: 'Thank you' })
    expect(repliesFor(world.scope, { threadId: id })).toEqual([])
  })
})

it('holds notes of the team, and everybody takes back only their own', () => {
  const { id } = answered()
  const note = addNote(jonas, { threadId: id, text: 'I know her from Lisbon.' })
  expect(notesOf(world.scope, { threadId: id })).toMatchObject([{ name: 'Jonas Weber' }])
  expect(removeNote(world.scope, { threadId: id, noteId: note.id })).toBeNull()
  expect(removeNote(jonas, { threadId: id, noteId: note.id })).toEqual({ text: 'I know her from Lisbon.' })
  expect(() => addNote(jonas, { threadId: id, text: '  ' })).toThrow('Write something')
})

describe('merging', () => {
  it('makes stray mail an answer, and its address leads to where it went', () => {
    const home = seen(world.db, ines).thread!
    const lost = stray()
    expect(mergeCandidates(world.scope, lost).map((one) => one.id)).toContain(home.id)
    addNote(jonas, { threadId: lost.id, text: 'Is this her?' })
    const moved = mergeThreads(world.scope, { threadId: lost.id, intoThreadId: home.id })
    expect(seen(world.db, ines).enrolment.state).toBe('replied')
    expect(readThread(world.scope, { threadId: home.id }).messages.map((one) => one.direction)).toEqual([
      'out',
      'in',
    ])
    expect(notesOf(world.scope, { threadId: home.id })).toHaveLength(1)
    expect(getThreadRow(world.scope, lost.id)!.mergedIntoId).toBe(home.id)
    expect(find('gladly')).toEqual([home.id])

    moveBack(world.scope, moved)
    expect(getThreadRow(world.scope, lost.id)).toMatchObject({ mergedIntoId: null, hasIncoming: true })
    expect(getThreadRow(world.scope, home.id)).toMatchObject({ hasIncoming: false })
  })

  it('takes our message, its place in the outbox and its enrolment along', () => {
    const karim = wroteTo(world, 'karim')
    const from = seen(world.db, karim).thread!
    const into = answered()
    mergeThreads(world.scope, { threadId: from.id, intoThreadId: into.id })
    const row = world.db.select().from(outbox).where(eq(outbox.id, karim.outboxId)).get()!
    const enrolment = world.db
      .select()
      .from(enrolments)
      .where(and(eq(enrolments.threadId, into.id), eq(enrolments.prospectId, karim.prospectId)))
      .get()
    expect([row.threadId, enrolment !== undefined]).toEqual([into.id, true])
  })

  it('is refused with itself', () => {
    const { id } = answered()
    expect(() => mergeThreads(world.scope, { threadId: id, intoThreadId: id })).toThrow('itself')
  })
})

describe('splitting off', () => {
  it('gives a message a conversation of its own, and back', () => {
    const { id } = answered()
    const reply = readThread(world.scope, { threadId: id }).messages[1]!
    const moved = splitOff(world.scope, { threadId: id, messageId: reply.id, keeps: 'nobody' })
    expect(getThreadRow(world.scope, moved.toThreadId)).toMatchObject({ prospectId: null, hasIncoming: true })
    expect(getThreadRow(world.scope, id)!.hasIncoming).toBe(false)
    expect(() => splitOff(world.scope, { threadId: id, messageId: 1, keeps: 'nobody' })).toThrow(
      'only message',
    )
    moveBack(world.scope, moved)
    expect(readThread(world.scope, { threadId: id }).messages).toHaveLength(2)
    expect(getThreadRow(world.scope, moved.toThreadId)!.mergedIntoId).toBe(id)
  })

  it('keeps the prospect when asked', () => {
    const { id } = answered()
    const reply = readThread(world.scope, { threadId: id }).messages[1]!
    const moved = splitOff(world.scope, { threadId: id, messageId: reply.id, keeps: 'prospect' })
    expect(getThreadRow(world.scope, moved.toThreadId)!.prospectId).toBe(ines.prospectId)
  })
})
