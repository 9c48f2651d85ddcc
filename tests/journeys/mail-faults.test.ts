import { rootCertificates } from 'node:tls'
import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { alerts } from '#db/tables/alerts.ts'
import { mailboxFolders, mailboxes } from '#db/tables/mailboxes.ts'
import { outbox } from '#db/tables/outreach.ts'
import { addMailbox } from '#app/domain/mailboxes/add-mailbox.server.ts'
import { fileCopies } from '#app/domain/outbox/file-copies.server.ts'
import { settleUnknown } from '#app/domain/outbox/settle-unknown.server.ts'
import type { ImapSettings } from '#app/gateways/imap/connection.ts'
import { tellTime } from '#app/domain/values/scope.server.ts'
import { hasDovecot } from '#tests/support/dovecot.ts'
import { inMailbox } from '#tests/support/mail-faults.ts'
import {
  TEAM,
  answer,
  mailboxNow,
  mailWorld,
  seen,
  until,
  type MailWorld,
  type Watching,
} from '#tests/support/mail-world.ts'
import { startMailStack, type MailStack } from '#tests/support/mailstack.ts'
import { enrolSomebody, passTime, plainWork, scopeNow } from '#tests/support/outreach-world.ts'
import { startTcpProxy } from '#tests/support/tcp-proxy.ts'

const HOUR = 3_600_000

describe.skipIf(!hasDovecot())('the world breaks', () => {
  let stack: MailStack
  let world: MailWorld
  let watching: Watching | null
  let me: string
  let tests = 0
  beforeAll(async () => {
    stack = await startMailStack({ users: TEAM, quotaBytes: 100_000 })
  })
  afterAll(() => stack.stop())
  beforeEach(() => {
    me = `user${tests++}@crm.test`
    watching = null
    stack.relay.accepted.length = 0
    world = mailWorld(stack, { user: me })
  })
  afterEach(async () => {
    await watching?.stop()
    world.db.$client.close()
  })

  const QUICK = { pollMs: 300, lookMs: 20, firstRetryMs: 5, mostRetryMs: 20 }
  const lastUids = () =>
    world.db
      .select()
      .from(mailboxFolders)
      .where(eq(mailboxFolders.use, 'inbox'))
      .all()
      .map((one) => one.lastUid)
  const rows = () => world.db.select().from(outbox).all()
  /** Lets the database grow no more, as a full disk does; by `room` pages at most. */
  const fillDisk = (room: number) => {
    const pages = world.db.$client.pragma('page_count', { simple: true }) as number
    world.db.$client.pragma(`max_page_count = ${pages + room}`)
  }
  const freeDisk = () => world.db.$client.pragma('max_page_count = 1073741823')

  it('the line of reading breaks at any point of it: each answer comes once', async () => {
    const people = [await world.wrote('ines'), await world.wrote('karim')]
    for (const one of people) await stack.put(me, answer(one, 'Yes.'))
    // Each connection lives twenty lines longer than the one before.
    let life = 0
    let left = 0
    const proxy = await startTcpProxy(stack.dovecot!.imapPort, {
      onServerLine(line) {
        if (/^\* OK .*ready/i.test(line)) left = life += 20
        return left-- === 0 ? 'cut' : undefined
      },
    })
    world.db.update(mailboxes).set({ imapPort: proxy.port }).run()
    watching = world.watch(QUICK)
    await until(() => people.every((one) => seen(world.db, one).incoming.length > 0))
    await until(() => mailboxNow(world).lastSyncError === null)
    expect(people.map((one) => seen(world.db, one).incoming.length)).toEqual([1, 1])
    expect(proxy.connections).toBeGreaterThan(3)
    await watching.stop()
    await proxy.close()
  })

  it('the certificate of a server breaks mid-life: it is said, no password is doubted, and reading goes on when it is mended', async () => {
    const ines = await world.wrote('ines')
    const { port, ca } = stack.imap(me, 'tls')
    const proxy = await startTcpProxy(port)
    const line: Partial<ImapSettings> = { ca: ca! }
    world.db.update(mailboxes).set({ imapPort: proxy.port, imapSecurity: 'tls' }).run()
    watching = world.watch({ ...QUICK, line })
    await until(() => lastUids().length === 1)
    line.ca = rootCertificates[0]!
    proxy.reset()
    await stack.put(me, answer(ines, 'Yes.'))
    await until(() => /certificate/i.test(mailboxNow(world).lastSyncError ?? ''))
    expect(mailboxNow(world).needsPassword).toBe(false)
    expect(seen(world.db, ines).incoming).toEqual([])
    line.ca = ca!
    await until(() => seen(world.db, ines).incoming.length === 1)
    expect(mailboxNow(world).lastSyncError).toBeNull()
    await watching.stop()
    await proxy.close()
  })

  it('a full disk: nothing leaves that cannot be written down, and all goes on when there is room', async () => {
    for (const name of ['ines', 'karim', 'olu']) enrolSomebody({ ...world, scope: scopeNow(world) }, { name })
    const faults = new Set<unknown>()
    for (const room of [0, 2, 4]) {
      fillDisk(room)
      await world.send().catch((error: { code?: string }) => faults.add(error.code))
      freeDisk()
      passTime(world.db, HOUR)
    }
    expect([...faults]).toEqual(['SQLITE_FULL'])
    for (let turn = 0; turn < 6; turn++) {
      passTime(world.db, HOUR)
      await world.send()
      await settleUnknown(scopeNow(world), { tell: () => tellTime(world.db), ...plainWork })
    }
    const steps = rows().filter((row) => row.stepNumber === 1)
    expect(steps.map((row) => [row.state, row.heldBecause])).toEqual(Array(3).fill(['sent', null]))
    expect(stack.relay.accepted.map((one) => one.to[0]).sort()).toEqual(
      steps.map((row) => row.toAddress).sort(),
    )
  })

  it('the disk is full while mail is read: the cursor waits with it', async () => {
    const ines = await world.wrote('ines')
    await stack.put(me, answer(ines, 'Yes.\n'.repeat(4_000)))
    fillDisk(0)
    watching = world.watch(QUICK)
    await until(() => /full/.test(mailboxNow(world).lastSyncError ?? ''))
    expect(lastUids()).toEqual([0])
    freeDisk()
    await until(() => seen(world.db, ines).incoming.length === 1)
  })

  it('the clock is put two days forward and back again: nothing leaves twice, nothing stays behind', async () => {
    const [ines, karim] = ['ines', 'karim'].map((name) =>
      enrolSomebody({ ...world, scope: scopeNow(world) }, { name }),
    )
    stack.relay.refuse('rcpt', ({ address }) =>
      address.startsWith('karim') ? { code: 451, text: '4.2.0 later' } : null,
    )
    passTime(world.db, 48 * HOUR)
    await world.send()
    await world.send()
    passTime(world.db, -48 * HOUR)
    stack.relay.calm()
    for (let i = 0; i < 3; i++) await world.send()
    expect(stack.relay.accepted.map((one) => one.to[0])).toEqual([ines!.address])
    passTime(world.db, 49 * HOUR)
    for (let i = 0; i < 3; i++) await world.send()
    expect(stack.relay.accepted.map((one) => one.to[0])).toEqual([ines!.address, karim!.address])
  })

  it('one answer to two of our mailboxes is one answer', async () => {
    const other = `user${tests++}@crm.test`
    const { smtpHost, smtpPort, imapHost, imapPort } = mailboxNow(world)
    const added = addMailbox(scopeNow(world), {
      ...mailboxNow(world),
      email: other,
      smtpHost,
      smtpPort,
      imapHost,
      imapPort,
      smtpUser: other,
      imapUser: other,
      smtpPassword: 'pass',
      imapPassword: '',
      rampUp: false,
      sentFolder: '',
      filesSentItself: 'auto',
    })
    if (!added.ok) throw new Error(added.reason)
    const ines = await world.wrote('ines')
    const raw = answer(ines, 'Yes.', { messageId: 'both@ines.test' })
    await stack.put(other, raw)
    await stack.put(me, raw)
    watching = world.watch(QUICK)
    await until(() => lastUids().join() === '1,1')
    expect(seen(world.db, ines).incoming).toHaveLength(1)
    expect(seen(world.db, ines).unsent).toHaveLength(0)
  })

  it('our mailbox fills up: somebody is told before replies are refused, and until there is room', async () => {
    const ines = await world.wrote('ines')
    const told = () =>
      world.db
        .select()
        .from(alerts)
        .where(eq(alerts.subject, `mailbox:${world.mailboxId}:full`))
        .get()
    watching = world.watch(QUICK)
    await stack.put(me, answer(ines, `Yes.\n${'x'.repeat(70)}\n`.repeat(1_260)))
    await until(told)
    expect(told()).toMatchObject({
      title: `${me} is nearly full`,
      because: expect.stringContaining('refuses replies'),
    })
    await expect(stack.put(me, answer(ines, 'y'.repeat(9_000)))).rejects.toThrow(/quota/i)
    await until(() => seen(world.db, ines).incoming.length === 1)
    await inMailbox(stack, me, async (client) => {
      await client.mailboxOpen('INBOX')
      await client.messageDelete('1:*')
    })
    await until(() => told()!.resolvedAt)
  })

  it('folders are renamed and deleted: reading goes on, and copies find the Sent folder', async () => {
    const ines = await world.wrote('ines')
    world.db.update(mailboxes).set({ sentFolder: 'Gone' }).run()
    watching = world.watch(QUICK)
    await until(() => lastUids().length === 1)
    await inMailbox(stack, me, async (client) => {
      await client.mailboxDelete('Junk')
      await client.mailboxRename('Sent', 'Old')
    })
    await fileCopies(scopeNow(world))
    expect(rows()[0]).toMatchObject({ sentCopy: 'filed' })
    expect(await stack.read(me, 'Sent')).toHaveLength(1)
    await stack.put(me, answer(ines, 'Yes.'))
    await until(() => seen(world.db, ines).incoming.length === 1)
    expect(mailboxNow(world).lastSyncError).toBeNull()
  })
})
