import { generateKeyPairSync } from 'node:crypto'
import { expect, it } from 'vitest'
import { alerts } from '#db/tables/alerts.ts'
import type { NameService } from '#app/gateways/dns.ts'
import { outreachWorld } from '#tests/support/outreach-world.ts'
import { freshDatabase } from '#tests/support/workspace.ts'
import { dkimToPublish, removeDkimKey, setDkimKey, signsWith } from '../mailboxes/dkim-key.server.ts'
import { getMailbox, showMailbox } from '../mailboxes/get-mailbox.server.ts'
import { checkSender, checkSendersDue, senderCheck } from './sender-check.server.ts'

const nowhere = () => ({ host: '127.0.0.1', port: 1, security: 'none' as const, user: 'x', password: 'x' })
const begin = () => outreachWorld(freshDatabase(), { smtp: nowhere, imap: nowhere })

/** A DNS of TXT records only. `asked` counts the questions. */
function dns(txt: Record<string, string>) {
  const asked = { count: 0 }
  const none = async () => ({ ok: true as const, found: [] as string[] })
  const names: NameService = {
    async txt(name) {
      asked.count += 1
      return { ok: true, found: txt[name] ? [txt[name]] : [] }
    },
    mx: async () => ({ ok: true, found: ['mx.crm.test'] }),
    addresses: none,
    reverse: none,
  }
  return { names, asked }
}

const GOOD = { 'crm.test': 'v=spf1 mx ~all', '_dmarc.crm.test': 'v=DMARC1; p=none' }

it('is made once a day, and tells when what was in order is no longer', async () => {
  const { scope, db, mailboxId } = begin()
  const good = dns(GOOD)
  await checkSendersDue(scope, good.names)
  const { count } = good.asked
  await checkSendersDue(scope, good.names)
  expect(good.asked.count).toBe(count)
  expect(senderCheck(scope, mailboxId)!.findings!.spf.level).toBe('good')
  expect(db.select().from(alerts).all()).toEqual([])

  const tomorrow = { ...scope, now: new Date(scope.now.getTime() + 25 * 3_600_000) }
  await checkSendersDue(tomorrow, dns({ ...GOOD, 'crm.test': '' }).names)
  expect(db.select().from(alerts).all()).toMatchObject([
    {
      title: 'Mail from anna@crm.test may no longer arrive',
      because: expect.stringContaining('no SPF record'),
    },
  ])
  await checkSender(tomorrow, mailboxId, good.names)
  expect(db.select().from(alerts).all()).toMatchObject([{ resolvedAt: tomorrow.now }])
})

it('a domain that never was in order raises no alarm: its page says so', async () => {
  const { scope, db, mailboxId } = begin()
  await checkSender(scope, mailboxId, dns({}).names)
  expect(db.select().from(alerts).all()).toEqual([])
})

it('a key of our own signs only while the DNS has its public half, and is never shown', async () => {
  const { scope, mailboxId } = begin()
  expect(setDkimKey(scope, { mailboxId, selector: 'Linkwright', pem: '' })).toEqual({ ok: true })
  const mailbox = () => getMailbox(scope, mailboxId)
  const { name, record } = dkimToPublish(mailbox())!
  expect(name).toBe('linkwright._domainkey.crm.test')
  await checkSender(scope, mailboxId, dns(GOOD).names)
  expect(signsWith(mailbox())).toBeNull()
  await checkSender(scope, mailboxId, dns({ ...GOOD, [name]: record.replace('p=', 'p= ') }).names)
  expect(signsWith(mailbox())).toMatchObject({ domain: 'crm.test', selector: 'linkwright' })
  expect(senderCheck(scope, mailboxId)!.findings!.dkim.level).toBe('good')
  expect(JSON.stringify([mailbox(), showMailbox(scope, mailboxId)])).not.toContain('PRIVATE')
  expect(showMailbox(scope, mailboxId)).not.toHaveProperty('dkimSecret')
  await checkSender(scope, mailboxId, dns(GOOD).names)
  expect(signsWith(mailbox())).toBeNull()
  removeDkimKey(scope, { mailboxId })
  expect(dkimToPublish(mailbox())).toBeNull()
})

it.each([
  ['no key', 'hello', 'not a private key'],
  ['another kind of key', pemOf('ec'), 'Only RSA'],
  ['a short key', pemOf('rsa', 512), 'too short'],
])('%s is refused, with the cause', (_what, pem, says) => {
  const { scope, mailboxId } = begin()
  expect(setDkimKey(scope, { mailboxId, selector: 's', pem })).toEqual({
    ok: false,
    says: expect.stringContaining(says),
  })
})

function pemOf(kind: 'ec' | 'rsa', bits = 2048): string {
  const { privateKey } =
    kind === 'ec'
      ? generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
      : generateKeyPairSync('rsa', { modulusLength: bits })
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}
