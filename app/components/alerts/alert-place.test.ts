import { expect, test } from 'vitest'
import { alertPlace } from './alert-place.ts'

const none = { link: null, linkCount: 0, mailboxId: null, prospectId: null }
const link = { id: 7, host: 'blog.test' }

test.each([
  ['one link', { ...none, kind: 'link_lost', link, linkCount: 1 }, '/p/1/links/7'],
  ['many links', { ...none, kind: 'link_lost', link, linkCount: 3 }, '/p/1/links?q=blog.test'],
  ['a mailbox', { ...none, kind: 'mailbox_trouble', mailboxId: 2 }, '/settings/mailboxes/2'],
  [
    'a send of a mailbox',
    { ...none, kind: 'send_unknown', mailboxId: 2, prospectId: 4 },
    '/settings/mailboxes/2',
  ],
  ['a prospect', { ...none, kind: 'send_failed', prospectId: 4 }, '/p/1/prospects/4'],
  ['a webhook', { ...none, kind: 'webhook_trouble' }, '/settings/webhooks'],
  ['a link that is not of this project', { ...none, kind: 'link_lost', linkCount: 0 }, undefined],
] as const)('%s is looked into at its own place', (_, alert, to) => {
  expect(alertPlace('/p/1', alert)?.to).toBe(to)
})
