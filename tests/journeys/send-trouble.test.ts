import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { messages } from '#db/tables/inbox.ts'
import { alerts } from '#db/tables/alerts.ts'
import { mailboxes } from '#db/tables/mailboxes.ts'
import { enrolments, outbox } from '#db/tables/outreach.ts'
import { suppressions } from '#db/tables/sites.ts'
import { retestMailbox } from '#app/domain/mailboxes/connect-mailbox.server.ts'
import { sealSecret } from '#app/domain/mailboxes/secrets.server.ts'
import { sendAgain } from '#app/domain/outbox/queue.server.ts'
import { Underway } from '#app/domain/outbox/underway.ts'
import { settleUnknown } from '#app/domain/outbox/settle-unknown.server.ts'
import { openThread } from '#app/domain/outbox/threads.server.ts'
import { tellTime } from '#app/domain/values/scope.server.ts'
import { sendDue } from '#app/domain/sequences/send-due.server.ts'
import { startMailStack, type MailStack } from '#tests/support/mailstack.ts'
import {
  enrolSomebody,
  outreachWorld,
  passTime,
  plainWork,
  scopeNow,
  type OutreachWorld,
} from '#tests/support/outreach-world.ts'
import { startTcpProxy } from '#tests/support/tcp-proxy.ts'
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

const turn = (work = plainWork) => sendDue(scopeNow(world), { workerId: 'one', publicUrl: null, work })
const rowOf = (outboxId: number) => world.db.select().from(outbox).where(eq(outbox.id, outboxId)).get()!
const mailbox = () => world.db.select().from(mailboxes).where(eq(mailboxes.id, world.mailboxId)).get()!
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

describe('trouble on the way', () => {
  it('greylisting is tried again later with the same bytes', async () => {
    const { outboxId } = enrolSomebody(world, { name: 'ines' })
    stack.relay.refuse('rcpt', ({ attempt }) =>
      attempt <= stack.relay.attempts.rcpt && first-- > 0 ? { code: 451, text: '4.2.0 Greylisted' } : null,
    )
    let first = 1
    await turn()
    const { messageId, mime, state } = rowOf(outboxId)
    expect(state).toBe('failed_retry')
    await turn()
    expect(takenBy()).toEqual([])
    passTime(world.db, 10 * MINUTE)
    await turn()
    expect(stack.relay.accepted.map((one) => [one.messageId, one.raw.equals(mime!)])).toEqual([
      [messageId, true],
    ])
  })

  it('an address that does not exist ends it, and is never written to again', async () => {
    const { outboxId } = enrolSomebody(world, { name: 'nobody' })
    stack.relay.refuse('rcpt', () => ({ code: 550, text: '5.1.1 No such user here' }))
    const failed: unknown[] = []
    await turn({ ...plainWork, onFailed: (_scope, mail) => void failed.push(mail) })
    expect(rowOf(outboxId)).toMatchObject({ state: 'failed_final', mayHaveLeftAt: null })
    expect(failed).toMatchObject([{ outboxId, isDeadAddress: true }])
    expect(world.db.select().from(suppressions).all()).toMatchObject([
      { value: 'nobody@nobody.test', reason: 'bounced' },
    ])
    expect(world.db.select().from(alerts).all()).toMatchObject([{ kind: 'send_failed' }])
  })

  it('a wrong password is tried once, told, and waits for the user', async () => {
    const rows = ['ines', 'karim'].map((name) => enrolSomebody(world, { name }))
    stack.relay.refuse('login', () => ({ code: 535, text: '5.7.8 Authentication failed' }))
    const before = stack.relay.attempts.login
    for (let i = 0; i < 5; i++) {
      await turn()
      passTime(world.db, HOUR)
    }
    expect(stack.relay.attempts.login - before).toBe(1)
    expect(mailbox()).toMatchObject({ status: 'trouble', needsPassword: true })
    expect(mailbox().statusBecause).toContain('refused the user name or password')
    expect(world.db.select().from(alerts).all()).toMatchObject([
      { kind: 'mailbox_trouble', title: 'anna@crm.test must be signed in again' },
    ])
    stack.relay.calm()
    expect(await retestMailbox(scopeNow(world), world.mailboxId)).toMatchObject({ ok: true })
    for (let i = 0; i < 3; i++) await turn()
    expect(rows.map((one) => rowOf(one.outboxId).state)).toEqual(['sent', 'sent'])
  })

  it('a limit of the provider stops the mailbox for a day', async () => {
    const { outboxId } = enrolSomebody(world, { name: 'ines' })
    stack.relay.refuse('body', () => ({ code: 550, text: '5.4.5 Daily user sending limit exceeded' }))
    await turn()
    stack.relay.calm()
    passTime(world.db, 23 * HOUR)
    await turn()
    expect(takenBy()).toEqual([])
    passTime(world.db, 2 * HOUR)
    await turn()
    expect(rowOf(outboxId).state).toBe('sent')
  })

  it('a server that is away costs the mailbox a pause, and no message its tries', async () => {
    const { outboxId } = enrolSomebody(world, { name: 'ines' })
    stack.relay.drop('connect', 20)
    for (let i = 0; i < 9; i++) {
      await turn()
      passTime(world.db, 2 * HOUR)
    }
    expect(rowOf(outboxId)).toMatchObject({ state: 'failed_retry', messageId: expect.any(String) })
    expect(world.db.select().from(alerts).all()).toMatchObject([{ title: 'anna@crm.test cannot send' }])
    stack.relay.calm()
    await turn()
    expect(rowOf(outboxId).state).toBe('sent')
    expect(mailbox().statusBecause).toBeNull()
    expect(world.db.select().from(alerts).get()!.resolvedAt).not.toBeNull()
  })

  it('one dead server does not keep the other mailboxes waiting', async () => {
    const proxy = await startTcpProxy(stack.relay.port)
    proxy.mode = 'swallow'
    enrolSomebody(world, { name: 'ines' })
    world.db.update(mailboxes).set({ smtpPort: proxy.port }).run()
    const { id, smtpSecret, ...row } = mailbox()
    const other = world.db
      .insert(mailboxes)
      .values({
        ...row,
        email: 'ben@crm.test',
        smtpUser: 'ben@crm.test',
        smtpPort: stack.relay.port,
        smtpSecret: '',
      })
      .returning()
      .get()
    const sealed = sealSecret({ accountId: `mailbox:${other.id}:smtp`, text: 'ben-pass' })
    world.db.update(mailboxes).set({ smtpSecret: sealed }).where(eq(mailboxes.id, other.id)).run()
    enrolSomebody({ ...world, mailboxId: other.id }, { name: 'karim' })
    const underway = new Underway()
    const sending = { workerId: 'one', publicUrl: null, work: plainWork, underway }
    await sendDue(scopeNow(world), sending)
    enrolSomebody({ ...world, mailboxId: other.id }, { name: 'olu' })
    await sendDue(scopeNow(world), sending)
    expect([takenBy(), underway.size, id !== other.id && smtpSecret !== sealed]).toEqual([
      ['karim@karim.test', 'olu@olu.test'],
      1,
      true,
    ])
    await proxy.close()
    await underway.wait()
    expect(takenBy()).toHaveLength(2)
  })

  it('too many bounces keep a new mailbox from sending more, and somebody is told', async () => {
    world.db
      .update(mailboxes)
      .set({ rampFrom: new Date(world.scope.now.getTime() - 10 * 24 * HOUR) })
      .run()
    const { id: threadId } = openThread(world.scope, { mailboxId: world.mailboxId, subject: 'x' })
    incoming(threadId, { kind: 'complaint', at: new Date(world.scope.now.getTime() - 10 * 24 * HOUR) })
    for (let i = 0; i < 6; i++) enrolSomebody(world, { name: `editor${i}` })
    for (let i = 0; i < 6; i++) await turn()
    expect(takenBy()).toHaveLength(5)
    expect(world.db.select().from(alerts).all()).toMatchObject([
      { kind: 'mailbox_trouble', resolvedAt: null },
    ])
  })

  it('a message that nobody knows of is found in Sent, or stays unknown and is the user’s to send again', async () => {
    const lost = ['ines', 'karim'].map((name) => enrolSomebody(world, { name }))
    stack.relay.drop('body', 2)
    for (let i = 0; i < 3; i++) await turn()
    const [ines, karim] = lost.map((one) => rowOf(one.outboxId))
    expect([ines!.state, karim!.state]).toEqual(['unknown', 'unknown'])
    const { ImapFlow } = await import('imapflow')
    const { host, port, user, password } = stack.imap('anna@crm.test')
    const client = new ImapFlow({
      host,
      port,
      secure: false,
      doSTARTTLS: false,
      auth: { user, pass: password },
      logger: false,
    })
    await client.connect()
    await client.append('Sent', ines!.mime!, ['\\Seen'])
    await client.logout()
    const look = () => settleUnknown(scopeNow(world), { tell: () => tellTime(world.db), ...plainWork })
    await look()
    expect(rowOf(ines!.id)).toMatchObject({
      state: 'sent',
      because: 'a copy of it is in the Sent folder, so it did leave',
    })
    passTime(world.db, 16 * MINUTE)
    await look()
    expect(rowOf(karim!.id)).toMatchObject({ state: 'unknown', claimedUntil: null })
    expect(world.db.select().from(alerts).all()).toMatchObject([
      { kind: 'send_unknown', outboxId: karim!.id },
    ])
    passTime(world.db, 25 * HOUR)
    for (let i = 0; i < 3; i++) await turn()
    expect(takenBy()).toEqual([])
    expect(sendAgain(scopeNow(world), { outboxId: karim!.id })).toBe(true)
    await turn()
    expect(stack.relay.accepted.map((one) => one.messageId)).toEqual([karim!.messageId])
    const steps = world.db.select({ stepsSent: enrolments.stepsSent }).from(enrolments).all()
    expect(steps).toEqual([{ stepsSent: 1 }, { stepsSent: 1 }])
  })

  it('a message that cannot be written is held, and the fault is loud', async () => {
    const { outboxId } = enrolSomebody(world, { name: 'ines' })
    const work = {
      ...plainWork,
      compose: () => ({
        ok: true as const,
        subject: '',
        text: 'x',
        html: null,
        inReplyTo: null,
        references: [],
      }),
    }
    await expect(turn(work)).rejects.toThrow('headers subject')
    expect(rowOf(outboxId)).toMatchObject({
      state: 'planned',
      heldBecause: expect.stringContaining('could not be written'),
    })
    await turn(work)
  })
})
