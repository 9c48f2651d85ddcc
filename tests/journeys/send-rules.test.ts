import { eq } from 'drizzle-orm'
import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { knownIds, messages, threads } from '#db/tables/inbox.ts'
import { alerts } from '#db/tables/links.ts'
import { mailboxes } from '#db/tables/mailboxes.ts'
import { enrolments, outbox } from '#db/tables/outreach.ts'
import { contacts, suppressions } from '#db/tables/sites.ts'
import { workspaces } from '#db/tables/workspaces.ts'
import { connectMailbox, retestMailbox } from '#app/domain/mailboxes/connect-mailbox.server.ts'
import { NewMailbox } from '#app/domain/mailboxes/mailbox-form.ts'
import { fileCopies } from '#app/domain/outbox/file-copies.server.ts'
import { readHeaderBlock } from '#app/domain/outbox/header-block.ts'
import { cancelUnsent, queueMail, sendAgain } from '#app/domain/outbox/queue.server.ts'
import { settleUnknown } from '#app/domain/outbox/settle-unknown.server.ts'
import { openThread } from '#app/domain/outbox/threads.server.ts'
import { tellTime } from '#app/domain/values/scope.server.ts'
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
const mailbox = () => world.db.select().from(mailboxes).where(eq(mailboxes.id, world.mailboxId)).get()!
const takenBy = () => stack.relay.accepted.flatMap((one) => one.to)

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
    await fileCopies(scopeNow(world))
    const filed = await stack.read('anna@crm.test', 'Sent')
    expect(filed.some((raw) => raw.equals(row.mime!))).toBe(true)
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
    world.db
      .insert(messages)
      .values({
        workspaceId: world.scope.workspaceId,
        threadId,
        mailboxId: world.mailboxId,
        direction: 'in',
        kind: 'reply',
        inReplyTo: [],
        references: [],
        fromAddress: 'ines@ines.test',
        toAddress: 'anna@crm.test',
        subject: 'Hello',
        at: world.scope.now,
        text: 'Hi',
        visibleText: 'Hi',
        attachments: [],
        createdAt: world.scope.now,
      })
      .run()
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

describe('trouble', () => {
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
    await turn({ work: { ...plainWork, onFailed: (_scope, mail) => void failed.push(mail) } })
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
      { kind: 'mailbox_trouble', title: 'anna@crm.test needs its password' },
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
    for (let i = 0; i < 12; i++) {
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
    await expect(turn({ work })).rejects.toThrow('headers subject')
    expect(rowOf(outboxId)).toMatchObject({
      state: 'planned',
      heldBecause: expect.stringContaining('could not be written'),
    })
    await turn({ work })
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

describe('connecting a mailbox', () => {
  const form = (over: Record<string, unknown> = {}) => {
    const [smtp, imap] = [stack.smtp('ben@crm.test'), stack.imap('ben@crm.test')]
    return NewMailbox.parse({
      email: 'ben@crm.test',
      fromName: 'Ben',
      legalName: 'Client Ltd',
      postalAddress: '1 Mill Lane\nYork',
      preset: 'generic',
      smtpHost: smtp.host,
      smtpPort: String(smtp.port),
      smtpSecurity: 'none',
      smtpUser: 'ben@crm.test',
      smtpPassword: 'ben-pass',
      imapHost: imap.host,
      imapPort: String(imap.port),
      imapSecurity: 'none',
      imapUser: 'ben@crm.test',
      dailyCap: '30',
      windowFrom: '09:00',
      windowTo: '17:00',
      weekdays: ['1', '2'],
      timeZone: 'Europe/London',
      gapMinSeconds: '90',
      gapMaxSeconds: '300',
      ...over,
    })
  }

  it('says which of the two sides fails and why, and keeps nothing then', async () => {
    const wrong = await connectMailbox(world.scope, form({ imapPassword: 'no' }))
    expect(wrong).toMatchObject({ ok: false, test: { smtp: { ok: true }, imap: { ok: false } } })
    expect(JSON.stringify(wrong)).toContain('refused the user name or password')
    expect(world.db.select().from(mailboxes).all()).toHaveLength(1)
    const right = await connectMailbox(world.scope, form())
    expect(right).toMatchObject({ ok: true, test: { sentFolder: 'Sent' } })
    const kept = world.db.select().from(mailboxes).where(eq(mailboxes.email, 'ben@crm.test')).get()!
    expect(JSON.stringify(kept)).not.toContain('ben-pass')
    expect(kept.postalAddress).toBe('1 Mill Lane, York')
    expect(await connectMailbox(world.scope, form())).toEqual({ ok: false, reason: 'already-there' })
  })

  it.each<[string, Record<string, unknown>, string]>([
    ['no encryption over a network', { smtpHost: 'mail.client.test' }, 'in clear'],
    ['a window that ends before it begins', { windowTo: '08:00' }, 'ends before it begins'],
    ['two addresses', { email: 'a@b.test, c@d.test' }, 'not an e-mail address'],
    ['no postal address', { postalAddress: '' }, 'postal address is missing'],
    ['a zone that does not exist', { timeZone: 'Mars/Olympus' }, 'no such time zone'],
    ['a name with a line break', { fromName: 'Ben\r\nBcc: x@y.test' }, 'cannot be sent'],
  ])('refuses %s', (_what, over, says) => {
    expect(() => form(over)).toThrow(says)
  })
})
