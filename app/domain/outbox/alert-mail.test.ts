import { expect, test } from 'vitest'
import { mailboxes } from '#db/tables/mailboxes.ts'
import { outbox } from '#db/tables/outreach.ts'
import { freshWorkspace, type World } from '#tests/support/workspace.ts'
import { saveAlertSettings } from '../alerts/choices.server.ts'
import { raiseAlert, resolveAlerts } from '../alerts/raise.server.ts'
import { alertMail, type AlertLine } from './alert-mail.ts'
import { nextDigest } from './digest-time.ts'
import { mailAlerts } from './mail-alerts.server.ts'

const lost: AlertLine = {
  kind: 'link_lost',
  title: 'The link on blog.test is lost',
  because: '3 checks since 1 May found no link',
  path: null,
  links: [
    { page: 'https://blog.test/post', because: '3 checks since 1 May found no link', path: '/p/1/links/7' },
  ],
}

test('one alert is its own subject, with the cause, the page and a link to the evidence in both parts', () => {
  const mail = alertMail([lost], { publicUrl: 'https://crm.test' })
  expect(mail.subject).toBe('The link on blog.test is lost')
  for (const part of [mail.text, mail.html]) {
    expect(part).toContain('https://blog.test/post')
    expect(part).toContain('3 checks since 1 May found no link')
    expect(part).toContain('https://crm.test/p/1/links/7')
  }
})

test('several are counted, what needs somebody first; without an address of the installation paths are left out', () => {
  const live: AlertLine = { ...lost, kind: 'link_live', title: 'The link on a.test is live', links: [] }
  const mail = alertMail([live, lost, lost], { publicUrl: null })
  expect(mail.subject).toBe('3 alerts from Linkwright: 2 lost, 1 live')
  expect(mail.text.indexOf('LOST')).toBeLessThan(mail.text.indexOf('LIVE'))
  expect(mail.text).not.toContain('/p/1')
  expect(mail.html).not.toContain('/p/1')
  expect(alertMail([lost], { publicUrl: null, day: 'Tuesday 12 May' }).subject).toBe('Tuesday 12 May: 1 lost')
})

test('a host with very many links is one paragraph, and nothing of a page becomes HTML', () => {
  const [one] = lost.links
  const links = Array.from({ length: 50 }, () => ({ ...one!, because: '<img src=x onerror=alert(1)>' }))
  const mail = alertMail([{ ...lost, title: '50 links on blog.test are lost', links }], { publicUrl: null })
  expect(mail.subject).toBe('50 links on blog.test are lost')
  expect(mail.text).toContain('and 40 more')
  expect(mail.html).not.toContain('<img')
  expect(mail.html).toContain('&lt;img')
})

test.each([
  ['2026-05-12T05:00:00Z', '08:00', 'Europe/Berlin', '2026-05-12T06:00:00.000Z'],
  ['2026-05-12T06:00:00Z', '08:00', 'Europe/Berlin', '2026-05-13T06:00:00.000Z'],
  ['2026-05-12T20:00:00Z', '08:00', 'Pacific/Auckland', '2026-05-13T20:00:00.000Z'],
  ['2026-03-28T12:00:00Z', '02:30', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
])('after %s the digest of %s in %s comes at %s', (now, time, zone, at) => {
  expect(nextDigest(new Date(now), { time, zone }).toISOString()).toBe(at)
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

function later({ scope }: World, hours: number) {
  return { ...scope, now: new Date(scope.now.getTime() + hours * 3_600_000) }
}
const mails = ({ db }: World) => db.select().from(outbox).all()
const alarm = { subject: 'mailbox:1', title: 'It cannot send', because: 'b' }

test('what comes at once waits a minute, goes out in one mail, and only once', () => {
  const world = freshWorkspace()
  raiseAlert(world.scope, { ...alarm, kind: 'mailbox_trouble' })
  raiseAlert(world.scope, { ...alarm, kind: 'send_failed' })
  const after = later(world, 0.02)
  expect(mailAlerts(after, { publicUrl: null })).toBe(0)
  withMailbox(world)
  expect(mailAlerts(world.scope, { publicUrl: null })).toBe(0)
  expect(mailAlerts(after, { publicUrl: null })).toBe(1)
  expect(mailAlerts(after, { publicUrl: null })).toBe(0)
  expect(mails(world)).toMatchObject([
    { kind: 'alert', toAddress: 'anna@client.test', subject: 'It cannot send', state: 'planned' },
  ])
  expect(mails(world)[0]!.html).toContain('It cannot send')
})

test('the digest comes once a day at the time and zone of the person', () => {
  const world = freshWorkspace()
  withMailbox(world)
  const { userId, scope } = world
  const digest = { inApp: true, mail: 'digest' } as const
  saveAlertSettings(scope, {
    userId,
    choices: { send_failed: digest, mailbox_trouble: digest },
    digestTime: '08:30',
    timeZone: 'Europe/Berlin',
  })
  raiseAlert(scope, { ...alarm, kind: 'send_failed' })
  raiseAlert(scope, { ...alarm, kind: 'mailbox_trouble' })
  expect(mailAlerts(scope, { publicUrl: null })).toBe(0)
  expect(mailAlerts(later(world, 20), { publicUrl: null })).toBe(0)
  // 08:30 in Berlin is 06:30 UTC, 20.5 hours after 10:00 UTC.
  expect(mailAlerts(later(world, 20.5), { publicUrl: null })).toBe(1)
  expect(mailAlerts(later(world, 44.6), { publicUrl: null })).toBe(0)
  expect(mails(world)).toMatchObject([{ subject: 'Wednesday 13 May: 1 mailbox trouble, 1 mail refused' }])
})

test('what is over before its mail is not told', () => {
  const world = freshWorkspace()
  withMailbox(world)
  raiseAlert(world.scope, { ...alarm, kind: 'mailbox_trouble' })
  resolveAlerts(world.scope, { subject: alarm.subject })
  expect(mailAlerts(later(world, 1), { publicUrl: null })).toBe(0)
})

test('a person who wants no mail of a kind gets none', () => {
  const world = freshWorkspace()
  withMailbox(world)
  saveAlertSettings(world.scope, {
    userId: world.userId,
    choices: { mailbox_trouble: { inApp: true, mail: 'none' } },
    digestTime: '08:00',
    timeZone: 'UTC',
  })
  raiseAlert(world.scope, { ...alarm, kind: 'mailbox_trouble' })
  expect(mailAlerts(later(world, 48), { publicUrl: null })).toBe(0)
  expect(mailAlerts(later(world, 96), { publicUrl: null })).toBe(0)
})
