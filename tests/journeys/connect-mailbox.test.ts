import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { mailboxes } from '#db/tables/mailboxes.ts'
import { changeMailbox, connectMailbox } from '#app/domain/mailboxes/connect-mailbox.server.ts'
import { MailboxChanges, NewMailbox } from '#app/domain/mailboxes/mailbox-form.ts'
import { senderView } from '#app/domain/outbox/sender-view.server.ts'
import { testSender } from '#app/domain/outbox/test-sender.server.ts'
import { startMailStack, type MailStack } from '#tests/support/mailstack.ts'
import { outreachWorld, type OutreachWorld } from '#tests/support/outreach-world.ts'
import { freshDatabase } from '#tests/support/workspace.ts'

let stack: MailStack
let world: OutreachWorld
beforeAll(async () => {
  stack = await startMailStack()
})
afterAll(() => stack.stop())
beforeEach(() => {
  stack.relay.calm()
  world = outreachWorld(freshDatabase(), stack)
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

  it('names the reason of each wrong way of connecting', async () => {
    const says = async (over: Record<string, unknown>) => {
      const tried = await connectMailbox(world.scope, form(over))
      if (tried.ok || tried.reason !== 'test-failed') throw new Error('It should have failed.')
      return [tried.test.smtp.says, tried.test.imap.says]
    }
    const [smtp, imap] = await says({ smtpSecurity: 'tls', imapSecurity: stack.dovecot ? 'tls' : 'none' })
    expect(smtp).toContain('does not begin with TLS on this port')
    if (!stack.dovecot) return
    expect(imap).toContain('does not begin with TLS on this port')
    const selfSigned = await says({
      smtpSecurity: 'starttls',
      imapSecurity: 'tls',
      imapPort: String(stack.dovecot.imapsPort),
    })
    expect(selfSigned).toEqual(
      Array(2).fill('The certificate of 127.0.0.1 could not be verified: it is self-signed.'),
    )
    const [swapped] = await says({ smtpPort: String(stack.dovecot.imapPort) })
    expect(swapped).toContain('speaks IMAP on this port')
  })

  it('a change of the servers is tried before it is kept, a change of the hours is not', async () => {
    const row = () => world.db.select().from(mailboxes).where(eq(mailboxes.id, world.mailboxId)).get()!
    const before = row()
    const change = (over: Record<string, unknown>) =>
      changeMailbox(world.scope, world.mailboxId, MailboxChanges.parse({ ...asForm(before), ...over }))
    expect(await change({ smtpPort: '1' })).toMatchObject({
      ok: false,
      test: { smtp: { ok: false }, imap: { ok: true } },
    })
    expect(row()).toEqual(before)
    const logins = stack.relay.attempts.login
    expect(await change({ dailyCap: '12', windowTo: '16:00' })).toEqual({ ok: true, test: null })
    expect(stack.relay.attempts.login).toBe(logins)
    expect(row()).toMatchObject({ dailyCap: 12, smtpSecret: before.smtpSecret })
    world.db.update(mailboxes).set({ needsPassword: true, status: 'trouble', statusBecause: 'x' }).run()
    expect(await change({ smtpPassword: 'anna-pass' })).toMatchObject({ ok: true, test: { ok: true } })
    expect(row()).toMatchObject({ needsPassword: false, status: 'ok', statusBecause: null })
    expect(row().smtpSecret).not.toBe(before.smtpSecret)
  })

  it('a test message is found where it arrives, and what its server says is kept', async () => {
    const tested = await testSender(world.scope, world.mailboxId, { looks: 40, everyMs: 25 })
    expect(tested).toMatchObject({ ok: true, test: { to: 'anna@crm.test', folder: 'INBOX', results: null } })
    const view = senderView(world.scope, { mailboxId: world.mailboxId, publicUrl: 'https://crm.test' })
    expect(view).toMatchObject({ isOnItsWay: false, findings: null, test: { level: 'unknown' } })
    expect(view.test.says).toContain('did not say whether it checked the sender')
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

/** A stored mailbox as its form sends it. */
function asForm(row: typeof mailboxes.$inferSelect) {
  return {
    ...row,
    weekdays: row.weekdays.map(String),
    allowBadCertificate: undefined,
    filesSentItself: 'auto',
    sentFolder: '',
    gapMinSeconds: '90',
    gapMaxSeconds: '300',
  }
}
