import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import { outbox } from '#db/tables/outreach.ts'
import { messages, threads } from '#db/tables/inbox.ts'
import { alerts } from '#db/tables/alerts.ts'
import { mailboxes, mailboxFolders, seenMail } from '#db/tables/mailboxes.ts'
import { contacts, suppressions } from '#db/tables/sites.ts'
import { fetchAttachment } from '#app/domain/inbox/attachment.server.ts'
import { answer as answerThread } from '#app/domain/inbox/answer.server.ts'
import { fileCopies } from '#app/domain/outbox/file-copies.server.ts'
import { hasDovecot } from '#tests/support/dovecot.ts'
import { append, fill, renumber } from '#tests/support/mail-faults.ts'
import {
  TEAM,
  answer,
  letter,
  mailWorld,
  mailboxNow,
  report,
  seen,
  until,
  type MailWorld,
  type Watching,
} from '#tests/support/mail-world.ts'
import { startMailStack, type MailStack } from '#tests/support/mailstack.ts'
import { scopeNow } from '#tests/support/outreach-world.ts'
import { startTcpProxy } from '#tests/support/tcp-proxy.ts'

let stack: MailStack
let world: MailWorld
let watching: Watching | null
let me: string
let tests = 0

beforeAll(async () => {
  stack = await startMailStack({ users: TEAM })
})
afterAll(() => stack.stop())
beforeEach(() => {
  stack.relay.calm()
  me = `user${tests++}@crm.test`
  watching = null
  world = mailWorld(stack, { user: me })
})
afterEach(async () => {
  await watching?.stop()
  world.db.$client.close()
})

/** Ends when everything that lies in the mailbox has been looked at. */
const settled = async (key: string) =>
  until(() =>
    world.db
      .select()
      .from(seenMail)
      .where(eq(seenMail.key, `id:${key}`))
      .get(),
  )

describe('an answer', () => {
  it('is seen by IDLE within seconds, stops the sequence and moves the prospect', async () => {
    const ines = await world.wrote('ines')
    watching = world.watch({ pollMs: 60_000, lookMs: 100 })
    await until(() => mailboxNow(world).lastSyncAt! > world.scope.now)
    const sent = performance.now()
    await stack.put(me, answer(ines, 'Thank you! I’ll add it to /resources next week.\n\nInes'))
    const { thread, incoming } = await until(() => {
      const now = seen(world.db, ines)
      return now.incoming.length > 0 ? now : null
    })
    expect(performance.now() - sent).toBeLessThan(5000)
    expect(incoming[0]).toMatchObject({
      kind: 'reply',
      fromAddress: ines.address,
      visibleText: 'Thank you! I’ll add it to /resources next week.\n\nInes',
      matchedBecause: 'it answers our message by its Message-ID',
    })
    expect(incoming[0]!.quotedText).toContain('> the link leads nowhere.')
    expect(thread).toMatchObject({
      state: 'to_answer',
      unread: true,
      replyClass: 'will_add_link',
      replyClassConfirmed: false,
    })
    const { prospect, enrolment, unsent } = seen(world.db, ines)
    expect(enrolment).toMatchObject({ state: 'replied' })
    expect(prospect).toMatchObject({ stage: 'replied', sequenceState: 'replied', nextAction: 'Answer ines' })
    expect(unsent).toEqual([])
  })

  it('by a colleague stops it too, and makes a contact', async () => {
    const ines = await world.wrote('ines')
    watching = world.watch()
    await stack.put(me, answer(ines, 'I look after this page.', { from: 'Hugo Wirth <hugo@ines.test>' }))
    await until(() => seen(world.db, ines).incoming.length === 1)
    expect(seen(world.db, ines).enrolment.state).toBe('replied')
    const people = world.db.select({ email: contacts.email }).from(contacts).all()
    expect(people.map((one) => one.email)).toContain('hugo@ines.test')
  })

  it('without our ids is known by its sender, whatever its subject', async () => {
    const ines = await world.wrote('ines')
    watching = world.watch()
    await stack.put(me, letter({ from: ines.address, subject: 'Your note', body: 'Who are you?' }))
    await until(() => seen(world.db, ines).incoming.length === 1)
    expect(seen(world.db, ines).enrolment.state).toBe('replied')
  })

  it('in the Junk folder is found as well', async () => {
    const ines = await world.wrote('ines')
    watching = world.watch()
    await append(stack, me, 'Junk', answer(ines, 'Yes.'))
    await until(() => seen(world.db, ines).incoming.length === 1)
    expect(seen(world.db, ines).incoming[0]!.folder).toBe('Junk')
  })

  it('that may be one waits in Unmatched, and the sequence waits with it', async () => {
    const ines = await world.wrote('ines')
    watching = world.watch()
    await stack.put(
      me,
      letter({ from: 'desk@ines.test', subject: `AW: ${ines.subject}`, body: 'Fine with us.' }),
    )
    const thread = await until(() =>
      world.db.select().from(threads).where(eq(threads.hasIncoming, true)).get(),
    )
    expect(thread).toMatchObject({
      prospectId: null,
      suggestedProspectId: ines.prospectId,
      heldEnrolmentId: ines.enrolmentId,
      state: 'to_answer',
    })
    expect(seen(world.db, ines).enrolment).toMatchObject({ state: 'held', heldFor: 'person' })
  })

  it('of nobody we know leaves no trace but a key', async () => {
    await world.wrote('ines')
    watching = world.watch()
    await stack.put(me, letter({ from: 'shop@else.test', subject: 'Offers', messageId: 'offers@else.test' }))
    await settled('offers@else.test')
    expect(world.db.select().from(messages).where(eq(messages.direction, 'in')).all()).toEqual([])
  })
})

describe('what is not an answer', () => {
  it('a bounce of a dead address ends the sequence and suppresses the address', async () => {
    const ines = await world.wrote('ines')
    watching = world.watch()
    await stack.put(me, report(ines, { status: '5.1.1', diagnostic: '550 5.1.1 User unknown' }))
    const [bounce] = await until(() => {
      const { incoming } = seen(world.db, ines)
      return incoming.length > 0 ? incoming : null
    })
    expect(bounce).toMatchObject({ kind: 'bounce', bounceClass: 'dead_address', bounceStatus: '5.1.1' })
    const { enrolment, prospect, thread, unsent } = seen(world.db, ines)
    expect(enrolment.state).toBe('bounced')
    expect(prospect).toMatchObject({ stage: 'contacted', sequenceState: 'bounced', nextNeedsPerson: true })
    expect(thread).toMatchObject({ replyClass: 'bounce', state: 'done' })
    expect(unsent).toEqual([])
    expect(world.db.select().from(suppressions).all()).toMatchObject([
      { value: ines.address, reason: 'bounced' },
    ])
  })

  it('a full mailbox is noted and the sequence goes on, until the third time', async () => {
    const ines = await world.wrote('ines')
    watching = world.watch()
    for (const count of [1, 2, 3]) {
      await stack.put(me, report(ines, { status: '5.2.2', diagnostic: '552 5.2.2 Mailbox full' }))
      await until(() => seen(world.db, ines).incoming.length === count)
      expect(seen(world.db, ines).enrolment.state).toBe(count < 3 ? 'waiting' : 'held')
    }
    expect(world.db.select().from(suppressions).all()).toEqual([])
  })

  it('a block stops the mailbox, not the contact', async () => {
    const ines = await world.wrote('ines')
    watching = world.watch()
    await stack.put(me, report(ines, { status: '5.7.1', diagnostic: '554 5.7.1 Blocked using spamhaus' }))
    await until(() => mailboxNow(world).status === 'trouble')
    expect(seen(world.db, ines).enrolment.state).toBe('waiting')
    expect(world.db.select().from(alerts).all()).toMatchObject([{ kind: 'mailbox_trouble' }])
  })

  it('a delay changes nothing', async () => {
    const ines = await world.wrote('ines')
    watching = world.watch()
    const delay = report(ines, { status: '4.4.1', diagnostic: 'timed out', action: 'delayed' })
    await stack.put(me, delay)
    await settled(/Message-ID: <([^>]+)>/.exec(delay)![1]!)
    expect(seen(world.db, ines)).toMatchObject({ incoming: [], enrolment: { state: 'waiting' } })
  })

  it('a vacation notice parks the contact until the day after the return', async () => {
    const ines = await world.wrote('ines')
    watching = world.watch()
    const notice = answer(ines, 'I am away until 20 May.', {
      headers: { 'Auto-Submitted': 'auto-replied (vacation)' },
    })
    await stack.put(me, notice)
    await until(() => seen(world.db, ines).incoming.length === 1)
    const { enrolment, thread, incoming, unsent } = seen(world.db, ines)
    expect(incoming[0]!.kind).toBe('auto_reply')
    expect(thread).toMatchObject({ replyClass: 'out_of_office', state: 'done', unread: false })
    expect(enrolment).toMatchObject({ state: 'waiting', because: 'Away until 20 May' })
    const contact = world.db.select().from(contacts).where(eq(contacts.id, ines.contactId)).get()!
    expect(contact.awayUntil).toEqual(new Date('2026-05-21T00:00:00Z'))
    expect(unsent[0]!.dueAt >= contact.awayUntil!).toBe(true)
  })

  it('“no longer works here” waits for a person', async () => {
    const ines = await world.wrote('ines')
    watching = world.watch()
    await stack.put(
      me,
      answer(ines, 'Ines no longer works here.', { headers: { 'Auto-Submitted': 'auto-replied' } }),
    )
    await until(() => seen(world.db, ines).incoming.length === 1)
    expect(seen(world.db, ines)).toMatchObject({
      enrolment: { state: 'held', heldFor: 'person' },
      prospect: { nextAction: 'Find another contact: ines has left' },
      thread: { replyClass: 'wrong_person', state: 'to_answer' },
    })
  })

  it('a wish to hear no more is obeyed at once, in words or by the mailto form', async () => {
    const [ines, karim] = [await world.wrote('ines'), await world.wrote('karim')]
    watching = world.watch()
    await stack.put(me, answer(ines, 'Please take me off your list.'))
    const token = /unsubscribe-([\w-]+)/.exec(stack.relay.accepted.at(-1)!.raw.toString())![1]
    await stack.put(me, letter({ from: 'k@home.test', subject: `unsubscribe-${token}`, body: '' }))
    for (const one of [ines, karim]) {
      await until(() => seen(world.db, one).incoming.length === 1)
      expect(seen(world.db, one)).toMatchObject({
        enrolment: { state: 'opted_out' },
        thread: { state: 'done' },
        unsent: [],
      })
    }
    const reasons = world.db.select().from(suppressions).all()
    expect(reasons.filter((one) => one.reason === 'unsubscribed').map((one) => one.value)).toEqual(
      expect.arrayContaining([ines.address, karim.address]),
    )
  })

  it('a complaint is for good', async () => {
    const ines = await world.wrote('ines')
    watching = world.watch()
    await stack.put(
      me,
      letter({
        from: 'fbl@provider.test',
        subject: 'Complaint',
        headers: { 'Content-Type': 'multipart/report; report-type=feedback-report; boundary="b"' },
        body: `--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nOriginal-Rcpt-To: ${ines.address}\n\n--b\nContent-Type: message/rfc822\n\nMessage-ID: <${ines.messageId}>\nTo: ${ines.address}\n\nx\n--b--`,
      }),
    )
    await until(() => seen(world.db, ines).incoming.length === 1)
    expect(seen(world.db, ines).enrolment.state).toBe('opted_out')
    expect(world.db.select().from(suppressions).all()).toMatchObject([{ reason: 'complained' }])
  })
})

describe('what we wrote', () => {
  it('the filed copy of our own message is no event', async () => {
    const ines = await world.wrote('ines')
    await append(stack, me, 'Sent', stack.relay.accepted.at(-1)!.raw)
    watching = world.watch()
    await settled(ines.messageId)
    expect(seen(world.db, ines)).toMatchObject({ incoming: [], enrolment: { state: 'waiting' } })
    expect(world.db.select().from(messages).all()).toHaveLength(1)
  })

  it('a copy to which a relay gave another id teaches that id', async () => {
    const ines = await world.wrote('ines')
    const raw = stack.relay.accepted.at(-1)!.raw.toString()
    await append(stack, me, 'Sent', raw.replace(/^Message-ID: .*$/im, 'Message-ID: <renamed@relay.test>'))
    watching = world.watch()
    await settled('renamed@relay.test')
    const reply = answer({ ...ines, messageId: 'renamed@relay.test' }, 'Yes.', {
      from: 'assistant@agency.test',
    })
    await stack.put(me, reply)
    await until(() => seen(world.db, ines).incoming.length === 1)
    expect(seen(world.db, ines).enrolment.state).toBe('replied')
  })

  it('a message written in another program appears in the thread and pauses the sequence', async () => {
    const ines = await world.wrote('ines')
    watching = world.watch()
    await append(
      stack,
      me,
      'Sent',
      letter({ from: me, to: ines.address, subject: 'One more thing', body: 'Hi!' }),
    )
    await until(() => seen(world.db, ines).enrolment.state === 'held')
    const { thread, enrolment } = seen(world.db, ines)
    expect(enrolment.because).toBe('You wrote to ines yourself')
    const all = world.db.select().from(messages).where(eq(messages.threadId, thread!.id)).all()
    expect(all.map((one) => [one.direction, one.subject])).toEqual([
      ['out', ines.subject],
      ['out', 'One more thing'],
    ])
  })
})

it('an attachment stays in the mailbox, and is brought from there when somebody saves it', async () => {
  const ines = await world.wrote('ines')
  watching = world.watch()
  const bytes = Buffer.from([0, 255, 13, 10, 7])
  const body = [
    '--b\nContent-Type: text/plain\n\nHere is the photo.',
    `--b\nContent-Type: image/png; name="soil.png"\nContent-Disposition: attachment; filename="soil.png"\nContent-Transfer-Encoding: base64\n\n${bytes.toString('base64')}`,
    '--b--',
  ].join('\n')
  const headers = { 'Content-Type': 'multipart/mixed; boundary=b' }
  await stack.put(me, answer(ines, body, { headers }))
  const message = await until(() => seen(world.db, ines).incoming[0] ?? null)
  const wanted = { threadId: seen(world.db, ines).thread!.id, messageId: message.id }
  expect(message.attachments).toMatchObject([{ name: 'soil.png', bytes: 5 }])
  expect(await fetchAttachment(scopeNow(world), { ...wanted, at: 0 })).toEqual({
    ok: true,
    name: 'soil.png',
    bytes,
  })
  await expect(fetchAttachment(scopeNow(world), { ...wanted, at: 1 })).rejects.toThrow('no such attachment')
})

describe('our answer', () => {
  it('leaves in the thread after a moment, and its filed copy is no event', async () => {
    const ines = await world.wrote('ines')
    watching = world.watch()
    await stack.put(me, answer(ines, 'Could you send a photo?', { messageId: 'photo@ines.test' }))
    await until(() => seen(world.db, ines).incoming.length === 1)
    const threadId = seen(world.db, ines).thread!.id
    expect(answerThread(scopeNow(world), { threadId, text: 'Here it is.' }).ok).toBe(true)
    // The moment in which it could be taken back has passed.
    world.db
      .update(outbox)
      .set({ dueAt: scopeNow(world).now })
      .where(eq(outbox.kind, 'reply'))
      .run()
    await world.send()
    await fileCopies(scopeNow(world))
    const sent = stack.relay.accepted.at(-1)!
    expect(sent.to).toEqual([ines.address])
    const head = sent.raw
      .toString()
      .split('\r\n\r\n')[0]!
      .replace(/\r\n\s+/g, ' ')
    expect(head).toContain('In-Reply-To: <photo@ines.test>')
    expect(head).toContain(`References: <${ines.messageId}> <photo@ines.test>`)
    expect(head).toContain(`Subject: Re: ${ines.subject}`)
    await settled(sent.messageId)
    const all = world.db.select().from(messages).where(eq(messages.threadId, threadId)).all()
    expect(all.map((one) => [one.direction, one.kind])).toEqual([
      ['out', 'own'],
      ['in', 'reply'],
      ['out', 'own'],
    ])
    expect(seen(world.db, ines).thread).toMatchObject({ state: 'done', unread: false })
  })
})

describe('trouble', () => {
  it.skipIf(!hasDovecot())('a dead line, of which nobody is told, is noticed and opened anew', async () => {
    const ines = await world.wrote('ines')
    const proxy = await startTcpProxy(stack.dovecot!.imapPort)
    world.db.update(mailboxes).set({ imapPort: proxy.port }).run()
    const line = { socketMs: 1200, idleMs: 300, connectMs: 1000, greetingMs: 1000 }
    watching = world.watch({ pollMs: 60_000, lookMs: 100, firstRetryMs: 50, mostRetryMs: 200, line })
    await until(() => mailboxNow(world).lastSyncAt! > world.scope.now)
    proxy.mode = 'swallow'
    await stack.put(me, answer(ines, 'Yes.'))
    await until(() => mailboxNow(world).lastSyncError)
    expect(mailboxNow(world).lastSyncError).toMatch(/did not answer in time|was lost/)
    proxy.mode = 'pass'
    await until(() => seen(world.db, ines).incoming.length === 1)
    await watching.stop()
    await proxy.close()
  })

  it.skipIf(!hasDovecot())(
    'the server killed and back again: nothing is lost and nothing comes twice',
    async () => {
      const [ines, karim] = [await world.wrote('ines'), await world.wrote('karim')]
      watching = world.watch()
      await stack.put(me, answer(ines, 'Yes.'))
      await until(() => seen(world.db, ines).incoming.length === 1)
      await stack.dovecot!.kill()
      await until(() => mailboxNow(world).lastSyncError)
      expect(mailboxNow(world).lastSyncError).toMatch(/refused the connection|was lost/)
      await stack.dovecot!.start()
      await stack.put(me, answer(karim, 'No thanks.'))
      await until(() => seen(world.db, karim).incoming.length === 1)
      expect(mailboxNow(world).lastSyncError).toBeNull()
      expect(seen(world.db, ines).incoming).toHaveLength(1)
    },
  )

  it.skipIf(!hasDovecot())('a new UIDVALIDITY makes us read again, and raises nothing twice', async () => {
    const [ines, karim] = [await world.wrote('ines'), await world.wrote('karim')]
    watching = world.watch()
    await stack.put(me, answer(ines, 'Yes.'))
    await until(() => seen(world.db, ines).incoming.length === 1)
    await watching.stop()
    await renumber(stack, me, 424242)
    await stack.put(me, answer(karim, 'Yes.'))
    watching = world.watch()
    await until(() => seen(world.db, karim).incoming.length === 1)
    expect(seen(world.db, ines).incoming).toHaveLength(1)
    const inbox = world.db.select().from(mailboxFolders).where(eq(mailboxFolders.use, 'inbox')).get()!
    expect(inbox.uidValidity).toBe('424242')
  })

  it('poison does not stop the next message', async () => {
    const ines = await world.wrote('ines')
    watching = world.watch()
    const poison = [
      letter({ from: 'a@ines.test', subject: `Re: ${ines.subject}`, messageId: null, body: 'no id' }),
      letter({
        from: ines.address,
        subject: 'x',
        headers: { 'Content-Type': 'text/plain; charset=no-such' },
        body: 'ÿþ',
      }),
      letter({
        from: ines.address,
        subject: 'parts',
        headers: { 'Content-Type': 'multipart/mixed; boundary="x"' },
        body: '--x\n\nhi\n'.repeat(10_000),
      }),
      letter({ from: ines.address, subject: 'big', body: 'x'.repeat(70).concat('\n').repeat(720_000) }),
      letter({ from: '"unclosed <broken', subject: '=?utf-8?B?////?=', body: '\u0000' }),
    ]
    for (const one of poison) await stack.put(me, one)
    await stack.put(me, answer(ines, 'Yes.', { messageId: 'last@ines.test' }))
    await settled('last@ines.test')
    expect(seen(world.db, ines).incoming.map((one) => one.subject)).toEqual([
      'x',
      'parts',
      'big',
      `Re: ${ines.subject}`,
    ])
    expect(mailboxNow(world).lastSyncError).toBeNull()
  })

  it('the same message twice is one answer', async () => {
    const ines = await world.wrote('ines')
    watching = world.watch()
    const reply = answer(ines, 'Yes.', { messageId: 'twice@ines.test' })
    await stack.put(me, reply)
    await stack.put(me, reply)
    await stack.put(me, letter({ from: 'x@else.test', subject: 'end', messageId: 'end@else.test' }))
    await settled('end@else.test')
    expect(seen(world.db, ines).incoming).toHaveLength(1)
  })

  it('two processes read one mailbox and take each message once', async () => {
    const ines = await world.wrote('ines')
    watching = world.watch()
    const second = world.watch()
    for (let i = 0; i < 10; i++) await stack.put(me, answer(ines, `Answer ${i}.`))
    await until(() => seen(world.db, ines).incoming.length === 10)
    await second.stop()
    expect(seen(world.db, ines).incoming).toHaveLength(10)
  })

  it.skipIf(!hasDovecot())('a refused password is tried once, then waits for a person', async () => {
    const proxy = await startTcpProxy(stack.dovecot!.imapPort)
    const wrong = mailWorld(stack, { user: me, over: { imapPassword: 'wrong', imapPort: proxy.port } })
    watching = wrong.watch()
    await until(() => mailboxNow(wrong).needsPassword)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(mailboxNow(wrong)).toMatchObject({ status: 'trouble' })
    expect(mailboxNow(wrong).lastSyncError).toMatch(/refused the user name or password/)
    expect(proxy.connections).toBe(1)
    expect(wrong.db.select().from(alerts).all()).toMatchObject([{ kind: 'mailbox_trouble' }])
    await watching.stop()
    await proxy.close()
  })

  it.skipIf(!hasDovecot())(
    'ten thousand old messages cost less than ten seconds of this machine',
    async () => {
      fill(stack, me, 10_000)
      const before = process.cpuUsage()
      watching = world.watch()
      const lastUid = () =>
        world.db.select().from(mailboxFolders).where(eq(mailboxFolders.use, 'inbox')).get()?.lastUid ?? 0
      await until(() => lastUid() >= 10_000, { ms: 50_000 })
      // Seconds of the processor, not of the clock: other tests run beside this one.
      const { user, system } = process.cpuUsage(before)
      expect((user + system) / 1e6).toBeLessThan(10)
    },
  )
})
