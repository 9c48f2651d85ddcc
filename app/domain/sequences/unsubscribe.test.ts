import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { enrolments, outbox } from '#db/tables/outreach.ts'
import { contacts, suppressions } from '#db/tables/sites.ts'
import { enrolSomebody, outreachWorld } from '#tests/support/outreach-world.ts'
import { freshDatabase } from '#tests/support/workspace.ts'
import { queueMail } from '../outbox/queue.server.ts'
import { readUnsubscribe, unsubscribe } from './unsubscribe.server.ts'

const nowhere = () => ({
  host: '127.0.0.1',
  port: 1,
  security: 'none' as const,
  user: 'anna@crm.test',
  password: 'x',
})
const TOKEN = 'abcdefghijklmnopqrstuv'

function begin() {
  const world = outreachWorld(freshDatabase(), { smtp: nowhere, imap: nowhere })
  const ines = enrolSomebody(world, { name: 'ines' })
  world.db
    .update(outbox)
    .set({ unsubscribeToken: TOKEN, state: 'sent' })
    .where(eq(outbox.id, ines.outboxId))
    .run()
  const { id: followUp } = queueMail(world.scope, {
    kind: 'step',
    mailboxId: world.mailboxId,
    toAddress: ines.address,
    enrolmentId: ines.enrolmentId,
    stepNumber: 2,
    contactId: ines.contactId,
    dueAt: world.scope.now,
  })
  return { ...world, ...ines, followUp }
}

test('reading the page changes nothing: mail scanners open every link', () => {
  const { db } = begin()
  expect(readUnsubscribe(db, TOKEN)).toEqual({ from: 'Client Ltd' })
  expect(db.select().from(suppressions).all()).toEqual([])
})

test('the press ends everything at once, and may be repeated', () => {
  const { db, followUp, contactId, enrolmentId } = begin()
  expect(unsubscribe(db, TOKEN)).toEqual({ from: 'Client Ltd' })
  expect(unsubscribe(db, TOKEN)).toEqual({ from: 'Client Ltd' })
  expect(db.select().from(suppressions).all()).toMatchObject([
    { kind: 'address', value: 'ines@ines.test', reason: 'unsubscribed', origin: 'one-click unsubscribe' },
  ])
  expect(db.select().from(outbox).where(eq(outbox.id, followUp)).get()).toMatchObject({ state: 'cancelled' })
  expect(db.select().from(enrolments).where(eq(enrolments.id, enrolmentId)).get()).toMatchObject({
    state: 'opted_out',
  })
  expect(db.select().from(contacts).where(eq(contacts.id, contactId)).get()!.doNotContactAt).not.toBeNull()
})

test.each(['', 'x', `${TOKEN}x`, "' or 1=1 --", '../../etc'])('the token %j is nobody’s', (token) => {
  const { db } = begin()
  expect(unsubscribe(db, token)).toBeNull()
  expect(readUnsubscribe(db, token)).toBeNull()
  expect(db.select().from(suppressions).all()).toEqual([])
})
