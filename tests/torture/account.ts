import assert from 'node:assert/strict'
import { eq, isNull } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { alerts } from '#db/tables/alerts.ts'
import { mailboxes } from '#db/tables/mailboxes.ts'
import { messages } from '#db/tables/inbox.ts'
import { enrolments, outbox } from '#db/tables/outreach.ts'
import type { MailStack } from '#tests/support/mailstack.ts'

export type Account = {
  messages: number
  sent: number
  /** Settled by the copy that the host filed. */
  byEvidence: number
  /** Nobody can know whether these left; a person has been told of each. */
  unknown: number
  failed: number
  /** What the server says it took. */
  taken: number
  attempts: number
}

/**
 * Compares what the product believes with the server's own record, message by message.
 * @throws AssertionError at the first message that was taken twice, or of which the product says something untrue or nothing
 */
export async function accountFor(db: Database, stack: MailStack, users: string[]): Promise<Account> {
  const taken = grouped(stack.relay.accepted, (one) => one.to[0]!)
  const rows = db
    .select({
      row: outbox,
      email: mailboxes.email,
      files: mailboxes.filesSentItself,
      steps: enrolments.stepsSent,
    })
    .from(outbox)
    .innerJoin(mailboxes, eq(mailboxes.id, outbox.mailboxId))
    .innerJoin(enrolments, eq(enrolments.id, outbox.enrolmentId))
    .all()
  const told = new Set(
    db
      .select({ outboxId: alerts.outboxId, kind: alerts.kind })
      .from(alerts)
      .where(isNull(alerts.resolvedAt))
      .all()
      .map(({ outboxId, kind }) => `${kind} ${outboxId}`),
  )
  const inThreads = grouped(
    db.select({ outboxId: messages.outboxId }).from(messages).where(eq(messages.direction, 'out')).all(),
    (one) => one.outboxId,
  )
  // A worker that the leaping clock overtakes may file a copy that another has filed: that it is there is what counts.
  const filed = await filedIds(stack, users)
  for (const { row, email, files, steps } of rows) {
    const copies = taken.get(row.toAddress) ?? []
    const about = `message ${row.id} to ${row.toAddress}, which is ${row.state} (${row.because}) after ${row.attemptCount} tries`
    assert(copies.length <= 1, `${about}: the server took it ${copies.length} times`)
    assert(
      copies.every((copy) => copy.raw.equals(row.mime!) && copy.user === email),
      `${about}: other bytes, or from another mailbox, than stored`,
    )
    const left = row.state === 'sent' || row.state === 'unknown'
    assert(left || row.state === 'failed_final', `${about}: not accounted for`)
    assert(row.because, `${about}: without a reason`)
    if (row.state === 'sent') assert.equal(copies.length, 1, `${about}: the server never took it`)
    if (row.state === 'failed_final') assert.equal(copies.length, 0, `${about}: the server took it`)
    if (row.state === 'unknown' && files)
      assert.equal(copies.length, 0, `${about}: its copy lies in the Sent folder`)
    assert.equal(row.claimedUntil, null, `${about}: something is left to do`)
    assert.equal(steps, left ? 1 : 0, `${about}: counted ${steps} times`)
    assert.equal(inThreads.get(row.id)?.length ?? 0, left ? 1 : 0, `${about}: in the threads`)
    const alert = { unknown: 'send_unknown', failed_final: 'send_failed' }[row.state as 'unknown'] ?? null
    if (alert) assert(told.has(`${alert} ${row.id}`), `${about}: nobody was told`)
    const copiesFiled = filed.get(email)!.get(row.messageId!) ?? 0
    if (row.state === 'sent') assert(copiesFiled > 0, `${about}: no copy in the Sent folder`)
  }
  assert.equal(new Set(rows.map(({ row }) => row.messageId)).size, rows.length, 'a Message-ID was used twice')
  const inState = (state: string) => rows.filter(({ row }) => row.state === state)
  const sent = inState('sent')
  return {
    messages: rows.length,
    sent: sent.length,
    byEvidence: sent.filter(({ row }) => row.because?.includes('Sent folder')).length,
    unknown: inState('unknown').length,
    failed: inState('failed_final').length,
    taken: stack.relay.accepted.length,
    attempts: stack.relay.attempts.mail,
  }
}

/** How often each Message-ID lies in the Sent folder of each user. */
async function filedIds(stack: MailStack, users: string[]): Promise<Map<string, Map<string, number>>> {
  const all = new Map<string, Map<string, number>>()
  for (const user of users) {
    const ids = new Map<string, number>()
    for (const raw of await stack.read(user, 'Sent')) {
      const id = /^message-id:\s*<([^>]+)>/im.exec(raw.toString('latin1'))?.[1] ?? ''
      ids.set(id, (ids.get(id) ?? 0) + 1)
    }
    all.set(user, ids)
  }
  return all
}

function grouped<T, K>(list: T[], keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const one of list) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return groups
}
