import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { signatureOf } from './signature.ts'
import { webhookBody } from './webhook-body.ts'
import { ChangedWebhook, NewWebhook } from './webhook-form.ts'
import { afterDelivery, hasFailedLong } from './webhook-retry.ts'

const at = new Date('2026-05-12T10:00:00.900Z')

test('the signature covers the time and the body', () => {
  const signed = signatureOf({ secret: 'a long secret of ours', body: '{"a":1}', at })
  const seconds = 1778580000
  const mac = createHmac('sha256', 'a long secret of ours').update(`${seconds}.{"a":1}`).digest('hex')
  expect(signed).toBe(`t=${seconds},v1=${mac}`)
  expect(signatureOf({ secret: 'a long secret of ours', body: '{"a":2}', at })).not.toBe(signed)
  const later = new Date(at.getTime() + 60_000)
  expect(signatureOf({ secret: 'a long secret of ours', body: '{"a":1}', at: later })).not.toBe(signed)
})

test.each([
  ['200', 200, 1, { isDelivered: true, waitMs: null }],
  ['204 at the last attempt', 204, 8, { isDelivered: true, waitMs: null }],
  ['500 at first', 500, 1, { isDelivered: false, waitMs: 60_000 }],
  ['500 again', 500, 2, { isDelivered: false, waitMs: 300_000 }],
  ['500 at the eighth', 500, 8, { isDelivered: false, waitMs: null, isGone: false }],
  ['410', 410, 1, { isDelivered: false, waitMs: null, isGone: true }],
  ['a redirect', 302, 1, { isDelivered: false, waitMs: 60_000 }],
])('%s', (_, status, attemptCount, expected) => {
  expect(afterDelivery({ kind: 'answered', status }, attemptCount)).toMatchObject(expected)
})

test('no answer is tried again, with its reason', () => {
  expect(afterDelivery({ kind: 'no-answer', because: 'no answer: refused' }, 3)).toEqual({
    isDelivered: false,
    because: 'no answer: refused',
    waitMs: 1_800_000,
    isGone: false,
  })
})

test('three days without a success are long, by the machine’s time', () => {
  const since = (hours: number) => new Date(at.getTime() - hours * 3_600_000)
  expect([
    hasFailedLong(null, at, 1),
    hasFailedLong(since(71), at, 1),
    hasFailedLong(since(72), at, 1),
  ]).toEqual([false, false, true])
  expect(hasFailedLong(since(72), at, 60)).toBe(false)
})

test('an alert of many links names a hundred and counts all', () => {
  const link = {
    alertId: 5,
    linkId: 7,
    projectId: 1,
    project: 'Client',
    source: 'https://blog.test/post',
    target: 'https://client.test/guide',
    status: 'lost' as const,
    because: 'no link',
    at,
    check: null,
  }
  const alert = { id: 5, kind: 'link_lost', title: 't', because: 'b', raisedAt: at }
  const told = {
    deliveryId: 12,
    createdAt: at,
    workspace: { id: 1, name: 'W' },
    alert,
    publicUrl: 'https://crm.test',
  }
  const body = JSON.parse(webhookBody({ ...told, links: Array.from({ length: 150 }, () => link) }))
  expect(body).toMatchObject({ id: '12', event: 'link_lost', link_count: 150 })
  expect(body.links).toHaveLength(100)
  expect(body.links[0]).toMatchObject({ url: 'https://crm.test/p/1/links/7', check: null })
  expect(JSON.parse(webhookBody({ ...told, alert: null, links: [] }))).toMatchObject({
    event: 'test',
    alert: null,
  })
})

test.each([
  ['all well', { url: 'https://a.test/hook', kinds: 'link_lost', secret: 'x'.repeat(16) }, []],
  ['no address', { url: 'a.test', kinds: 'link_lost', secret: 'x'.repeat(16) }, ['url']],
  ['another scheme', { url: 'ftp://a.test', kinds: 'link_lost', secret: 'x'.repeat(16) }, ['url']],
  ['a password in it', { url: 'https://me:it@a.test', kinds: 'link_lost', secret: 'x'.repeat(16) }, ['url']],
  ['nothing chosen', { url: 'https://a.test', secret: 'x'.repeat(16) }, ['kinds']],
  [
    'its own trouble',
    { url: 'https://a.test', kinds: ['webhook_trouble'], secret: 'x'.repeat(16) },
    ['kinds'],
  ],
  ['a short secret', { url: 'https://a.test', kinds: 'link_lost', secret: 'short' }, ['secret']],
])('a webhook with %s', (_, typed, wrong) => {
  const read = NewWebhook.safeParse(typed)
  expect((read.error?.issues ?? []).map((issue) => issue.path[0])).toEqual(wrong)
})

test('an empty secret keeps the one that is there', () => {
  expect(ChangedWebhook.parse({ url: 'https://a.test', kinds: 'link_lost', secret: '' }).secret).toBe('')
})
