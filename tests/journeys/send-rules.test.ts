import { eq } from 'drizzle-orm'
import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { knownIds, messages, threads } from '#db/tables/inbox.ts'
import { mailboxes } from '#db/tables/mailboxes.ts'
import { enrolments, outbox } from '#db/tables/outreach.ts'
import { contacts } from '#db/tables/sites.ts'
import { workspaces } from '#db/tables/workspaces.ts'
import { fileCopies } from '#app/domain/outbox/file-copies.server.ts'
import { readHeaderBlock } from '#app/domain/outbox/header-block.ts'
import { cancelUnsent, queueMail } from '#app/domain/outbox/queue.server.ts'
import { openThread } from '#app/domain/outbox/threads.server.ts'
import { sendDue, type SendPoint, type SendWork } from '#app/domain/sequences/send-due.server.ts'
import { suppress } from '#app/domain/sites/suppression.server.ts'
import { startMailStack, type MailStack } from '#tests/support/mailstack.ts'
import {
  enrolSomebody,
  outreachWorld,
  passTime,
  plainWork,
  scopeNow,
  type OutreachWorld,
} from '#tests/support/outreach-world.ts'
import { freshDatabase } from '#tests/support/workspace.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

let stack: MailStack
let world: OutreachWorld
beforeAll(async () => {
  stack = await startMailStack()
})
afterAll(() => stack.stop())
beforeEach(() => {
  stack.relay.calm()
  stack.relay.accepted.length = 0
  world = outreachWorld(freshDatabase(), stack)
})

type Options = { publicUrl?: string; work?: SendWork; at?: (point: SendPoint) => void }
const turn = ({ publicUrl, work = plainWork, at }: Options = {}) =>
  sendDue(scopeNow(world), { workerId: 'one', publicUrl: publicUrl ?? null, work, ...(at ? { at } : {}) })
const rowOf = (outboxId: number) => world.db.select().from(outbox).where(eq(outbox.id, outboxId)).get()!
const takenBy = () => stack.relay.accepted.flatMap((one) => one.to)

/** A message from outside in a thread of this mailbox. */
function incoming(threadId: number, over: { kind: 'reply' | 'complaint'; at: Date }) {
  world.db
    .insert(messages)
    .values({
      workspaceId: world.scope.workspaceId,
      threadId,
      mailboxId: world.mailboxId,
      direction: 'in',
      inReplyTo: [],
      references: [],
      fromAddress: 'ines@ines.test',
      toAddress: 'anna@crm.test',
      subject: 'Hello',
      text: 'Hi',
      visibleText: 'Hi',
      attachments: [],
      createdAt: world.scope.now,
      ...over,
    })
    .run()
}

describe('a message that leaves', () => {
  it('names who writes, offers the way out, cites itself, and is filed with the same bytes', async () => {
    const { outboxId, address, enrolmentId } = enrolSomebody(world, { name: 'ines' })
    await turn({ publicUrl: 'https://crm.client.test' })
    const row = rowOf(outboxId)
    expect(row).toMatchObject({ state: 'sent', sentCopy: 'waiting', because: 'accepted by the mail server' })
    const [accepted] = stack.relay.accepted
    expect(accepted).toMatchObject({ from: 'anna@crm.test', to: [address], messageId: row.messageId })
    const mail = await simpleParser(accepted!.raw)
    expect(mail.text).toContain('Client Ltd, 1 Mill Lane, York')
    expect(mail.text).toContain('We found your address on https://ines.test/contact.')
    expect(mail.text).toContain(`https://crm.client.test/u/${row.unsubscribeToken}`)
    expect(mail.references).toBe(`<${row.messageId}>`)
    expect(readHeaderBlock(accepted!.raw)).toContainEqual({
      name: 'list-unsubscribe-post',
      value: 'List-Unsubscribe=One-Click',
    })
    const filing = fileCopies(scopeNow(world))
    // While one job process files it, it is not another's turn.
    expect(rowOf(outboxId).sentCopyNextAt!.getTime()).toBeGreaterThan(scopeNow(world).now.getTime())
    await Promise.all([filing, fileCopies(scopeNow(world))])
    const filed = await stack.read('anna@crm.test', 'Sent')
    expect(filed.filter((raw) => raw.equals(row.mime!))).toHaveLength(1)
    expect(rowOf(outboxId).sentCopy).toBe('filed')
    const [thread] = world.db.select().from(threads).all()
    expect(thread).toMatchObject({ subject: 'A dead link on your page', hasIncoming: false, state: 'done' })
    expect(world.db.select().from(messages).all()).toMatchObject([
      { direction: 'out', outboxId, threadId: thread!.id },
    ])
    expect(world.db.select().from(enrolments).where(eq(enrolments.id, enrolmentId)).get()).toMatchObject({
      threadId: thread!.id,
      stepsSent: 1,
    })
    expect(
      world.db
        .select()
        .from(knownIds)
        .all()
        .map((one) => one.messageId),
    ).toEqual([row.messageId])
  })

  it('does not file where the host does so itself', async () => {
    world.db.update(mailboxes).set({ filesSentItself: true }).run()
    const { outboxId } = enrolSomebody(world, { name: 'ines' })
    await turn()
    expect(rowOf(outboxId)).toMatchObject({ state: 'sent', sentCopy: null })
  })
})

describe('what is looked at again in the claim', () => {
  it.each<[string, () => void]>([
    [
      'suppressed address',
      () =>
        suppress(world.scope, {
          kind: 'address',
          value: 'ines@ines.test',
          reason: 'unsubscribed',
          origin: 'test',
        }),
    ],
    [
      'suppressed domain',
      () =>
        suppress(world.scope, {
          kind: 'domain',
          value: 'ines.test',
          reason: 'do_not_contact',
          origin: 'test',
        }),
    ],
    ['do not contact', () => void world.db.update(contacts).set({ doNotContactAt: world.scope.now }).run()],
    [
      'the enrolment ended',
      () => void world.db.update(enrolments).set({ endedAt: world.scope.now, state: 'replied' }).run(),
    ],
  ])('%s: cancelled', async (_what, change) => {
    const { outboxId } = enrolSomebody(world, { name: 'ines' })
    change()
    await turn()
    expect(takenBy()).toEqual([])
    expect(rowOf(outboxId).state).toBe('cancelled')
  })

  it('a human reply in another thread: cancelled', async () => {
    const { outboxId, contactId } = enrolSomebody(world, { name: 'ines' })
    const { id: threadId } = openThread(world.scope, {
      mailboxId: world.mailboxId,
      subject: 'Hello',
      contactId,
    })
    incoming(threadId, { kind: 'reply', at: world.scope.now })
    await turn()
    expect(rowOf(outboxId)).toMatchObject({ state: 'cancelled', because: 'They replied' })
  })

  it.each<[string, () => void]>([
    [
      'mail not read for six minutes',
      () =>
        void world.db
          .update(mailboxes)
          .set({ lastSyncAt: new Date(world.scope.now.getTime() - 6 * MINUTE) })
          .run(),
    ],
    ['the mailbox is paused', () => void world.db.update(mailboxes).set({ status: 'paused' }).run()],
    [
      'the global stop',
      () => void world.db.update(workspaces).set({ sendingStoppedAt: world.scope.now }).run(),
    ],
    ['no postal address', () => void world.db.update(mailboxes).set({ postalAddress: ' ' }).run()],
  ])('%s: it waits', async (_what, change) => {
    const { outboxId } = enrolSomebody(world, { name: 'ines' })
    change()
    await turn()
    expect(takenBy()).toEqual([])
    expect(rowOf(outboxId)).toMatchObject({ state: 'planned', attemptCount: 0 })
  })

  it('a reply that arrives while the server is being asked still stops it', async () => {
    const { outboxId, contactId } = enrolSomebody(world, { name: 'ines' })
    await turn({
      at: (point) => {
        if (point === 'before-mail') cancelUnsent(world.scope, { contactId, because: 'Ines replied' })
      },
    })
    expect(takenBy()).toEqual([])
    expect(rowOf(outboxId)).toMatchObject({ state: 'cancelled', because: 'Ines replied' })
  })

  it('two a day for a domain, one a day for a site, and the rest tomorrow', async () => {
    const rows = ['ines', 'karim', 'olu'].map((name) => enrolSomebody(world, { name, domain: 'garden.test' }))
    for (let i = 0; i < 4; i++) await turn()
    expect(takenBy()).toHaveLength(1)
    expect(rows.map((one) => rowOf(one.outboxId).because)).toContain(
      'Somebody else at this site had a message from us today',
    )
    passTime(world.db, 24 * HOUR)
    for (let i = 0; i < 4; i++) await turn()
    expect(takenBy()).toHaveLength(2)
  })

  it('after an outage nothing leaves in a burst', async () => {
    world.db.update(mailboxes).set({ gapMinSeconds: 90, gapMaxSeconds: 300, dailyCap: 4 }).run()
    for (let i = 0; i < 9; i++) enrolSomebody(world, { name: `editor${i}` })
    passTime(world.db, 2 * HOUR)
    const perHour: number[] = []
    for (let hour = 0; hour < 30; hour++) {
      const before = takenBy().length
      for (let i = 0; i < 12; i++) {
        await turn()
        passTime(world.db, 5 * MINUTE)
      }
      perHour.push(takenBy().length - before)
    }
    expect(perHour.slice(0, 20).reduce((sum, count) => sum + count)).toBe(4)
    expect(takenBy()).toHaveLength(8)
  })
})

describe('what a person writes', () => {
  const reply = (threadId: number | null) =>
    queueMail(world.scope, {
      kind: 'reply',
      mailboxId: world.mailboxId,
      toAddress: 'ines@ines.test',
      subject: 'Re: A dead link',
      text: 'Thank you!',
      inReplyTo: 'theirs@ines.test',
      references: ['theirs@ines.test'],
      threadId,
      dueAt: world.scope.now,
    }).id

  it('goes at once: outside the window, over the cap, from a paused mailbox', async () => {
    world.db
      .update(mailboxes)
      .set({ dailyCap: 0, windowFrom: '00:00', windowTo: '00:01', status: 'paused' })
      .run()
    const id = reply(null)
    await turn()
    expect(rowOf(id).state).toBe('sent')
    expect((await simpleParser(stack.relay.accepted[0]!.raw)).inReplyTo).toBe('<theirs@ines.test>')
  })

  it('reaches somebody on the suppression list only when they wrote first', async () => {
    suppress(world.scope, {
      kind: 'address',
      value: 'ines@ines.test',
      reason: 'unsubscribed',
      origin: 'asked to stop',
    })
    const cold = reply(openThread(world.scope, { mailboxId: world.mailboxId, subject: 'x' }).id)
    const warm = reply(
      openThread(world.scope, { mailboxId: world.mailboxId, subject: 'x', hasIncoming: true }).id,
    )
    await turn()
    expect(rowOf(cold)).toMatchObject({
      state: 'planned',
      heldBecause: 'On the suppression list: asked to stop',
    })
    expect(rowOf(warm).state).toBe('sent')
  })
})
