import { createHmac } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { simpleParser } from 'mailparser'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deliverDue } from '#app/domain/alerts/deliver.server.ts'
import { saveAlertSettings } from '#app/domain/alerts/choices.server.ts'
import { raiseAlert } from '#app/domain/alerts/raise.server.ts'
import {
  addWebhook,
  deliveryLog,
  enableWebhook,
  getWebhook,
  redeliver,
  testWebhook,
} from '#app/domain/alerts/webhooks.server.ts'
import { useSecretKey } from '#app/domain/mailboxes/secrets.server.ts'
import { promiseLink } from '#app/domain/links/promise-link.server.ts'
import { verifyDue } from '#app/domain/links/verify-due.server.ts'
import { mailAlerts } from '#app/domain/outbox/mail-alerts.server.ts'
import { sendDue } from '#app/domain/sequences/send-due.server.ts'
import type { Scope } from '#app/domain/values/scope.server.ts'
import { openWeb, type Web } from '#app/gateways/web/open-web.ts'
import { readNetworkSettings } from '#app/gateways/web/settings.ts'
import { alerts, webhookDeliveries } from '#db/tables/alerts.ts'
import type { Verdict } from '#db/vocabulary.ts'
import { startMailStack } from '#tests/support/mailstack.ts'
import { observationOf } from '#tests/support/observations.ts'
import { outreachWorld, passTime, plainWork, scopeNow } from '#tests/support/outreach-world.ts'
import { freshDatabase, freshWorkspace, type World } from '#tests/support/workspace.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const SECRET = 'a secret of twenty-four chars'

function checkAll(scope: Scope, verdict: Verdict) {
  return verifyDue(scope, {
    atMost: 100,
    chance: () => 0,
    tell: () => scope,
    observe: async (promise) => observationOf(promise, verdict),
  })
}

describe('a webhook', () => {
  type Got = { headers: http.IncomingHttpHeaders; body: string }
  let got: Got[]
  let answers: number[]
  let server: http.Server
  let url: string
  let world: World
  let web: Web
  const opened: Web[] = []

  beforeEach(async () => {
    got = []
    answers = []
    server = http.createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        got.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') })
        response.writeHead(answers.shift() ?? 200).end('thank you')
      })
    })
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
    useSecretKey(Buffer.alloc(32, 7))
    world = freshWorkspace()
    web = openDoor('127.0.0.0/8')
  })
  afterEach(() => {
    server.closeAllConnections()
    server.close()
  })
  afterAll(() => Promise.all(opened.map((one) => one.close())))

  function openDoor(allowNetworks: string): Web {
    const door = openWeb({ settings: readNetworkSettings({ allowNetworks }) })
    opened.push(door)
    return door
  }

  const after = (ms: number): Scope => ({ ...world.scope, now: new Date(world.scope.now.getTime() + ms) })
  const deliver = (scope: Scope, door = web) =>
    deliverDue(scope, { web: door, publicUrl: 'https://crm.test', tell: () => scope })
  const log = (webhookId: number) => deliveryLog(world.scope, { webhookId })

  /** As `docs/webhooks.md` tells receivers to. */
  function isSigned({ headers, body }: Got): boolean {
    const [, t, v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['linkwright-signature'])) ?? []
    if (!t || Math.abs(Date.now() / 1000 - Number(t)) > 300) return false
    return createHmac('sha256', SECRET).update(`${t}.${body}`).digest('hex') === v1
  }

  it('hears once of a host that went down with all its links, signed, with the evidence', async () => {
    for (const page of ['a', 'b', 'c'])
      promiseLink(world.scope, {
        projectId: world.projectId,
        sourceUrl: `https://blog.test/${page}`,
        targetUrl: 'https://client.test/guide',
        origin: 'paste',
      })
    const { id } = addWebhook(world.scope, { url, secret: SECRET, kinds: ['link_at_risk'] })
    await checkAll(world.scope, 'live')
    const scope = after(25 * HOUR)
    await checkAll(scope, 'missing')
    expect(await deliver(scope)).toBe(0)
    const soon = after(25 * HOUR + MINUTE)
    expect(await deliver(soon)).toBe(1)
    expect(await deliver(soon)).toBe(0)
    expect(got).toHaveLength(1)
    expect(isSigned(got[0]!)).toBe(true)
    expect(got[0]!.headers).toMatchObject({
      'content-type': 'application/json',
      'linkwright-event': 'link_at_risk',
    })
    const body = JSON.parse(got[0]!.body)
    expect(body).toMatchObject({ event: 'link_at_risk', link_count: 3, workspace: { name: 'Fernhill' } })
    expect(body.links[0]).toMatchObject({
      status: 'at_risk',
      url: expect.stringContaining('https://crm.test/p/'),
      check: { verdict: 'missing', http_status: 200 },
    })
    expect(log(id)).toMatchObject([{ state: 'delivered', lastStatus: 200, lastAnswer: 'thank you' }])
  })

  it('is tried again with the same body and id, and sent once more by hand', async () => {
    const { id } = addWebhook(world.scope, { url, secret: SECRET, kinds: ['link_lost'] })
    const { id: deliveryId } = testWebhook(world.scope, { webhookId: id })
    answers = [500]
    await deliver(world.scope)
    expect(log(id)).toMatchObject([
      { state: 'waiting', lastStatus: 500, lastBecause: 'refused with HTTP 500' },
    ])
    expect(await deliver(after(MINUTE - 1))).toBe(0)
    expect(await deliver(after(MINUTE))).toBe(1)
    redeliver(world.scope, { webhookId: id, deliveryId })
    await deliver(after(MINUTE))
    expect(got.map(({ body }) => body)).toEqual([got[0]!.body, got[0]!.body, got[0]!.body])
    expect(got.every(isSigned)).toBe(true)
    expect(log(id)).toMatchObject([{ state: 'delivered' }])
  })

  it('that nobody answers for three days is switched off with an alert, and can be switched on again', async () => {
    const { id } = addWebhook(world.scope, { url, secret: SECRET, kinds: ['link_lost'] })
    testWebhook(world.scope, { webhookId: id })
    answers = [503, 503]
    await deliver(world.scope)
    await deliver(after(73 * HOUR))
    expect(getWebhook(world.scope, id).disabledBecause).toBe('refused with HTTP 503')
    expect(world.db.select().from(alerts).all()).toMatchObject([
      { kind: 'webhook_trouble', resolvedAt: null },
    ])
    expect(await deliver(after(100 * HOUR))).toBe(0)
    enableWebhook(after(100 * HOUR), { webhookId: id })
    expect(await deliver(after(100 * HOUR))).toBe(1)
    expect(world.db.select().from(alerts).get()!.resolvedAt).not.toBeNull()
    expect(getWebhook(world.scope, id)).toMatchObject({ failingSince: null, disabledAt: null })
  })

  it('at a private address is refused, with what to do about it', async () => {
    const { id } = addWebhook(world.scope, { url, secret: SECRET, kinds: ['link_lost'] })
    testWebhook(world.scope, { webhookId: id })
    await deliver(world.scope, openDoor(''))
    expect(got).toHaveLength(0)
    expect(log(id)[0]!.lastBecause).toContain('LINKWRIGHT_ALLOW_NETWORKS')
  })

  it('never gives its secret away', async () => {
    const { id } = addWebhook(world.scope, { url, secret: SECRET, kinds: ['link_lost'] })
    testWebhook(world.scope, { webhookId: id })
    await deliver(world.scope)
    const all = JSON.stringify([
      getWebhook(world.scope, id),
      log(id),
      world.db.select().from(webhookDeliveries).all(),
    ])
    expect(all).not.toContain(SECRET)
    expect(getWebhook(world.scope, id)).not.toHaveProperty('secret')
  })
})

describe('the daily digest', () => {
  it('leaves by SMTP at the person’s time, in text and HTML, with the evidence and the way to it', async () => {
    const stack = await startMailStack()
    try {
      const world = outreachWorld(freshDatabase(), stack)
      const { userId, scope, projectId, db } = world
      const digest = { inApp: true, mail: 'digest' } as const
      saveAlertSettings(scope, {
        userId,
        choices: { link_at_risk: digest, send_failed: digest },
        digestTime: '08:00',
        timeZone: 'Europe/Berlin',
      })
      promiseLink(scope, {
        projectId,
        sourceUrl: 'https://blog.test/post',
        targetUrl: 'https://client.test/guide',
        origin: 'paste',
      })
      await checkAll(scope, 'live')
      mailAlerts(scopeNow(world), { publicUrl: 'https://crm.test' })
      passTime(db, 19 * HOUR)
      await checkAll({ ...scopeNow(world), now: new Date(scope.now.getTime() + 24.1 * HOUR) }, 'missing')
      raiseAlert(scopeNow(world), {
        kind: 'send_failed',
        subject: 's',
        title: 'Refused',
        because: 'no such user',
      })
      expect(mailAlerts(scopeNow(world), { publicUrl: 'https://crm.test' })).toBe(0)
      passTime(db, 2 * HOUR)
      expect(mailAlerts(scopeNow(world), { publicUrl: 'https://crm.test' })).toBe(1)
      await sendDue(scopeNow(world), { workerId: 'one', publicUrl: null, work: plainWork })
      expect(stack.relay.accepted).toHaveLength(1)
      const mail = await simpleParser(stack.relay.accepted[0]!.raw)
      expect(mail.subject).toBe('Wednesday 13 May: 1 mail refused, 1 at risk')
      for (const part of [mail.text, mail.html || '']) {
        expect(part).toContain('https://blog.test/post')
        expect(part).toMatch(/said to be missing/)
        expect(part).toContain('https://crm.test/p/')
      }
    } finally {
      await stack.stop()
    }
  })
})
