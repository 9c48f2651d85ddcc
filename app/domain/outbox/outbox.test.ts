import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { knownIds } from '#db/tables/inbox.ts'
import { outbox } from '#db/tables/outreach.ts'
import { enrolSomebody, outreachWorld } from '#tests/support/outreach-world.ts'
import { freshDatabase } from '#tests/support/workspace.ts'
import { getMailbox } from '../mailboxes/get-mailbox.server.ts'
import { Invalid, NotFound } from '../values/errors.ts'
import { advance, LEASE_MS, LeaseLost, recoverLeases, takeLease } from './lease.server.ts'
import { cancelUnsent, hold, queueMail, release, setDue } from './queue.server.ts'
import { settle } from './settle.server.ts'
import { fileOutgoing } from './threads.server.ts'

const nowhere = () => ({
  host: '127.0.0.1',
  port: 1,
  security: 'none' as const,
  user: 'anna@crm.test',
  password: 'x',
})

function begin() {
  const world = outreachWorld(freshDatabase(), { smtp: nowhere, imap: nowhere })
  const { outboxId, enrolmentId, contactId } = enrolSomebody(world, { name: 'ines' })
  const row = () => world.db.select().from(outbox).where(eq(outbox.id, outboxId)).get()!
  const step = {
    kind: 'step' as const,
    mailboxId: world.mailboxId,
    toAddress: 'ines@ines.test',
    enrolmentId,
    stepNumber: 1,
    dueAt: new Date('2026-06-01T09:00:00Z'),
  }
  return { ...world, outboxId, enrolmentId, contactId, row, step }
}

describe('the line', () => {
  it('has a step once: queued again it only moves', () => {
    const { scope, outboxId, step, row } = begin()
    expect(queueMail(scope, step)).toEqual({ id: outboxId })
    expect(row().dueAt).toEqual(step.dueAt)
  })

  it('brings a cancelled step back, and leaves one that has left alone', () => {
    const { scope, db, outboxId, enrolmentId, step, row } = begin()
    expect(cancelUnsent(scope, { enrolmentId, because: 'paused' })).toBe(1)
    queueMail(scope, step)
    expect(row()).toMatchObject({ state: 'planned', because: null })
    db.update(outbox).set({ state: 'sent' }).where(eq(outbox.id, outboxId)).run()
    queueMail(scope, { ...step, dueAt: scope.now })
    expect(row()).toMatchObject({ state: 'sent', dueAt: step.dueAt })
    expect(cancelUnsent(scope, { enrolmentId, because: 'x' })).toBe(0)
  })

  it('takes no text that is not one address, and no mailbox of others', () => {
    const { scope, step } = begin()
    expect(() => queueMail(scope, { ...step, toAddress: 'a@b.test\r\nc@d.test' })).toThrow(Invalid)
    expect(() => queueMail(scope, { ...step, mailboxId: 99 })).toThrow(NotFound)
  })

  it('holds, releases and moves what waits, and nothing else', () => {
    const { scope, outboxId, row } = begin()
    hold(scope, { outboxId, because: 'opener missing' })
    expect(takeLease(scope, { outboxId, workerId: 'one' })).toBeNull()
    release(scope, { outboxId })
    setDue(scope, { outboxId, dueAt: scope.now, because: 'now' })
    expect(takeLease(scope, { outboxId, workerId: 'one' })?.attemptCount).toBe(1)
    expect(() => hold(scope, { outboxId, because: 'late' })).toThrow(NotFound)
    expect(row().claimedBy).toBe('one')
  })
})

describe('a lease', () => {
  it('belongs to one worker', () => {
    const { scope, outboxId } = begin()
    takeLease(scope, { outboxId, workerId: 'one' })
    expect(takeLease(scope, { outboxId, workerId: 'two' })).toBeNull()
    expect(() => advance(scope, { outboxId, workerId: 'two', from: 'claimed' }, { state: 'built' })).toThrow(
      LeaseLost,
    )
  })

  it('ends when the message is cancelled in the worker’s hands', () => {
    const { scope, outboxId, contactId } = begin()
    takeLease(scope, { outboxId, workerId: 'one' })
    advance(scope, { outboxId, workerId: 'one', from: 'claimed' }, { state: 'sending' })
    cancelUnsent(scope, { contactId, because: 'Ines replied' })
    expect(() =>
      advance(scope, { outboxId, workerId: 'one', from: 'sending' }, { state: 'may_have_left' }),
    ).toThrow(LeaseLost)
  })

  it('is recovered only when it is over, and a slow worker then finds it gone', () => {
    const { scope, outboxId, row } = begin()
    takeLease(scope, { outboxId, workerId: 'one' })
    expect(recoverLeases(scope)).toEqual({ retried: 0, unknown: 0 })
    const later = { ...scope, now: new Date(scope.now.getTime() + LEASE_MS) }
    expect(recoverLeases(later)).toEqual({ retried: 1, unknown: 0 })
    expect(row().state).toBe('failed_retry')
    expect(() => advance(later, { outboxId, workerId: 'one', from: 'claimed' }, { state: 'built' })).toThrow(
      LeaseLost,
    )
  })

  it('lasts as long on a fast clock', () => {
    const { scope, outboxId, row } = begin()
    takeLease({ ...scope, tempo: 1440 }, { outboxId, workerId: 'one' })
    expect(row().claimedUntil!.getTime() - scope.now.getTime()).toBe(LEASE_MS * 1440)
  })
})

describe('settling', () => {
  const inFlight = () => {
    const world = begin()
    takeLease(world.scope, { outboxId: world.outboxId, workerId: 'one' })
    world.db
      .update(outbox)
      .set({
        state: 'may_have_left',
        mayHaveLeftAt: world.scope.now,
        messageId: 'one@crm.test',
        subject: 'S',
        text: 'T',
      })
      .run()
    const mailbox = getMailbox(world.scope, world.mailboxId)
    return { ...world, settling: { row: world.row(), mailbox, workerId: 'one' } }
  }
  const accepted = { outcome: 'accepted', answer: '250 ok', serverMessageId: 'theirs@relay.test' } as const

  it('keeps the id that the relay put in the place of ours', () => {
    const { scope, db, settling } = inFlight()
    settle(scope, { ...settling, delivery: accepted })
    expect(db.select().from(knownIds).all()).toMatchObject([{ messageId: 'theirs@relay.test' }])
  })

  it('an answer that comes after the recovery corrects it', () => {
    const { scope, settling, row } = inFlight()
    const later = { ...scope, now: new Date(scope.now.getTime() + LEASE_MS) }
    expect(recoverLeases(later)).toEqual({ retried: 0, unknown: 1 })
    settle(later, { ...settling, delivery: accepted })
    expect(row()).toMatchObject({ state: 'sent', sentCopy: 'waiting' })
  })

  it('a refusal after the line means that nothing left', () => {
    const { scope, settling, row } = inFlight()
    settle(scope, {
      ...settling,
      delivery: {
        outcome: 'refused',
        code: 451,
        enhanced: '4.3.0',
        permanent: false,
        at: 'message',
        answer: '451',
      },
    })
    expect(row()).toMatchObject({ state: 'failed_retry', mayHaveLeftAt: null, claimedBy: null })
  })

  it('a message is filed in its thread once', () => {
    const { scope, outboxId, settling } = inFlight()
    settle(scope, { ...settling, delivery: accepted })
    const first = fileOutgoing(scope, { outboxId })
    expect(first.isNew).toBe(true)
    expect(fileOutgoing(scope, { outboxId })).toEqual({ ...first, isNew: false })
  })
})
