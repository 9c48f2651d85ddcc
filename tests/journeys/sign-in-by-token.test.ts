import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mailboxes, mailboxGrants } from '#db/tables/mailboxes.ts'
import { outbox } from '#db/tables/outreach.ts'
import { accessToken } from '#app/domain/mailboxes/access-token.server.ts'
import { giveGrant, keepGrant, useRegistrations } from '#app/domain/mailboxes/grants.server.ts'
import { connectMailbox, retestMailbox } from '#app/domain/mailboxes/connect-mailbox.server.ts'
import { takeGrant } from '#app/domain/mailboxes/take-grant.server.ts'
import { testSender } from '#app/domain/outbox/test-sender.server.ts'
import { hasDovecot } from '#tests/support/dovecot.ts'
import { mailWorld, until, type MailWorld } from '#tests/support/mail-world.ts'
import { startMailStack, type MailStack } from '#tests/support/mailstack.ts'
import { enrolSomebody, passTime, scopeNow } from '#tests/support/outreach-world.ts'
import { startTokenServer, type TokenServer } from '#tests/support/token-server.ts'

const USER = 'anna@crm.test'
const MINUTE = 60_000

describe.skipIf(!hasDovecot())('a mailbox that signs in by a token', () => {
  let tokens: TokenServer
  let stack: MailStack
  let world: MailWorld
  beforeAll(async () => {
    tokens = await startTokenServer()
    stack = await startMailStack({ tokens })
    world = mailWorld(stack, { user: USER })
    useRegistrations({
      microsoft: { clientId: 'linkwright', clientSecret: 'secret', authority: tokens.authority },
    })
    sign()
  })
  afterAll(async () => {
    useRegistrations({})
    await stack.stop()
    await tokens.stop()
  })

  function sign() {
    const { id } = keepGrant(scopeNow(world), {
      provider: 'microsoft',
      email: USER,
      tokens: { ...tokens.grant(USER), expiresInMs: 60 * MINUTE, email: USER },
    })
    giveGrant(scopeNow(world), { grantId: id, mailboxId: world.mailboxId })
  }
  const grant = () =>
    world.db.select().from(mailboxGrants).where(eq(mailboxGrants.mailboxId, world.mailboxId)).get()!
  const mailbox = () => world.db.select().from(mailboxes).where(eq(mailboxes.id, world.mailboxId)).get()!
  const stateOf = (id: number) => world.db.select().from(outbox).where(eq(outbox.id, id)).get()!

  it('sends and reads with it, and keeps nothing of it in clear', async () => {
    expect(await retestMailbox(world.scope, world.mailboxId)).toMatchObject({ ok: true, sentFolder: 'Sent' })
    const tested = await testSender(scopeNow(world), world.mailboxId, { looks: 40, everyMs: 25 })
    expect(tested).toMatchObject({ ok: true, test: { folder: 'INBOX' } })
    stack.relay.accepted.length = 0
    await world.wrote('ines')
    expect(stack.relay.accepted).toHaveLength(1)
    expect(JSON.stringify([grant(), mailbox()])).not.toMatch(/access-|refresh-[0-9a-f]/)
  })

  it('at its end it is renewed once, whoever asks, and the new lasting one is kept before it is used', async () => {
    passTime(world.db, 61 * MINUTE)
    const asked = await Promise.all(
      Array.from({ length: 8 }, () => accessToken(scopeNow(world), { grantId: grant().id })),
    )
    expect(new Set(asked.map((one) => one.ok && one.token)).size).toBe(1)
    expect(tokens.handedIn).toHaveLength(1)
    passTime(world.db, 56 * MINUTE)
    expect(await accessToken(scopeNow(world), { grantId: grant().id })).toMatchObject({ ok: true })
    expect(new Set(tokens.handedIn).size).toBe(2)
  })

  it('one that the server no longer takes is renewed and tried once more: the message leaves once', async () => {
    tokens.forget()
    const logins = stack.relay.attempts.login
    await world.wrote('karim')
    expect(stack.relay.accepted).toHaveLength(2)
    expect(stack.relay.attempts.login - logins).toBe(2)
  })

  it('a leave that was taken back waits for its owner, with the cause; signing in anew mends it', async () => {
    tokens.revoke()
    const { outboxId } = enrolSomebody({ ...world, scope: scopeNow(world) }, { name: 'mara' })
    await world.send()
    expect(stateOf(outboxId)).toMatchObject({ state: 'failed_retry' })
    expect(mailbox()).toMatchObject({ needsPassword: true, status: 'trouble' })
    expect(mailbox().statusBecause).toContain('connect the mailbox again')
    const asked = tokens.handedIn.length
    passTime(world.db, 60 * MINUTE)
    await world.send()
    expect([stack.relay.accepted.length, tokens.handedIn.length]).toEqual([2, asked])
    sign()
    expect(await retestMailbox(scopeNow(world), world.mailboxId)).toMatchObject({ ok: true })
    await world.send()
    expect(stateOf(outboxId)).toMatchObject({ state: 'sent' })
    const watching = world.watch()
    await until(() => mailbox().lastSyncError === null && mailbox().lastSyncAt)
    await watching.stop()
  })

  it('a person comes back with a code: the mailbox is connected by it, and only by the account that it is', async () => {
    const come = (user: string, mailboxId: number | null) =>
      takeGrant(scopeNow(world), {
        provider: 'microsoft',
        code: tokens.code(user),
        verifier: 'v',
        redirectUri: 'https://crm.test/back',
        mailboxId,
      })
    expect(await come('ben@crm.test', world.mailboxId)).toMatchObject({
      ok: false,
      says: 'You signed in as ben@crm.test, but this mailbox is anna@crm.test.',
    })
    const taken = await come('ben@crm.test', null)
    if (!taken.ok) throw new Error(taken.says)
    const [smtp, imap] = [stack.smtp('ben@crm.test'), stack.imap('ben@crm.test')]
    const ben = {
      ...mailbox(),
      email: 'ben@crm.test',
      grant: taken.grantId,
      smtpUser: 'ben@crm.test',
      smtpHost: smtp.host,
      smtpPort: smtp.port,
      smtpPassword: '',
      imapUser: 'ben@crm.test',
      imapPort: imap.port,
      imapPassword: '',
      rampUp: false,
      sentFolder: '',
      filesSentItself: 'auto' as const,
    }
    const connected = await connectMailbox(scopeNow(world), ben)
    expect(connected).toMatchObject({ ok: true, test: { smtp: { ok: true }, imap: { ok: true } } })
    await expect(connectMailbox(scopeNow(world), ben)).rejects.toThrow('This sign-in is over')
  })

  it('an installation whose secret is not taken says so', async () => {
    useRegistrations({
      microsoft: { clientId: 'linkwright', clientSecret: 'x', authority: tokens.authority },
    })
    passTime(world.db, 56 * MINUTE)
    expect(await accessToken(scopeNow(world), { grantId: grant().id })).toMatchObject({
      ok: false,
      trouble: 'client-refused',
    })
  })
})
