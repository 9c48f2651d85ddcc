import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { alerts } from '#db/tables/links.ts'
import { mailboxes } from '#db/tables/mailboxes.ts'
import { outbox } from '#db/tables/outreach.ts'
import { freshWorkspace, type World } from '#tests/support/workspace.ts'
import { raiseAlert } from '../alerts/raise.server.ts'
import { alertMail } from './alert-mail.ts'
import { mailAlerts } from './mail-alerts.server.ts'

const lost = {
  title: 'The link on blog.test is lost',
  because: '3 checks since 1 May found no link',
  path: '/p/1/links/7',
}

test('one alert is its own subject, several are counted', () => {
  expect(alertMail([lost], { publicUrl: 'https://crm.test' })).toEqual({
    subject: 'The link on blog.test is lost',
    text: expect.stringContaining('https://crm.test/p/1/links/7'),
  })
  const two = alertMail([lost, { ...lost, title: 'Another' }], { publicUrl: null })
  expect(two.subject).toBe('2 alerts from Linkwright')
  expect(two.text).not.toContain('http')
})

function withMailbox({ db, scope }: World) {
  db.insert(mailboxes)
    .values({
      workspaceId: scope.workspaceId,
      email: 'anna@client.test',
      fromName: 'Anna',
      legalName: 'Client Ltd',
      postalAddress: '1 Road',
      smtpHost: 'smtp.test',
      smtpPort: 465,
      smtpSecurity: 'tls',
      smtpUser: 'a',
      smtpSecret: 's',
      imapHost: 'imap.test',
      imapPort: 993,
      imapSecurity: 'tls',
      imapUser: 'a',
      imapSecret: 's',
      weekdays: [1, 2, 3, 4, 5],
      connectedAt: scope.now,
      createdAt: scope.now,
    })
    .run()
}

test('alerts wait a minute, go out in one mail, and only once', () => {
  const world = freshWorkspace()
  const { scope, db } = world
  raiseAlert(scope, { kind: 'link_lost', subject: 'link:1', title: 'One is lost', because: 'b' })
  raiseAlert(scope, { kind: 'link_live', subject: 'link:2', title: 'Good news', because: 'b' })
  const later = { ...scope, now: new Date(scope.now.getTime() + 61_000) }
  expect(mailAlerts(later, { publicUrl: null })).toBe(0)
  withMailbox(world)
  expect(mailAlerts(scope, { publicUrl: null })).toBe(0)
  expect(mailAlerts(later, { publicUrl: null })).toBe(1)
  expect(mailAlerts(later, { publicUrl: null })).toBe(0)
  const [mail] = db.select().from(outbox).all()
  expect(mail).toMatchObject({
    kind: 'alert',
    toAddress: 'anna@client.test',
    subject: 'One is lost',
    state: 'planned',
  })
  expect(db.select().from(alerts).where(eq(alerts.kind, 'link_live')).get()!.mailedAt).toBeNull()
})
