import { and, eq, gt, isNotNull, isNull } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { alerts } from '#db/tables/alerts.ts'
import { checks, links } from '#db/tables/links.ts'
import { messages, threads } from '#db/tables/inbox.ts'
import { enrolments, outbox } from '#db/tables/outreach.ts'
import { prospects } from '#db/tables/prospects.ts'
import { STAGES } from '#db/vocabulary.ts'
import { START } from '#app/sandbox/seed/story.ts'
import { openSeededSandbox, type SeededSandbox } from '#tests/support/seeded-sandbox.ts'

let sandbox: SeededSandbox
beforeAll(async () => {
  sandbox = await openSeededSandbox()
}, 180_000)
afterAll(() => sandbox.close())

const linkOn = (host: string) => sandbox.db.select().from(links).where(eq(links.sourceHost, host)).get()!

describe('a new sandbox', () => {
  test('has about sixty prospects, in nearly every stage', () => {
    const rows = sandbox.db.select({ stage: prospects.stage }).from(prospects).all()
    const stages = new Set(rows.map((row) => row.stage))
    expect(rows.length).toBeGreaterThanOrEqual(60)
    // What is left out is for the visitor to bring about.
    expect(STAGES.filter((stage) => !stages.has(stage))).toEqual(['negotiating', 'lost'])
  })

  test('has sent every mail once, and each is in the Sent folder of its mailbox', () => {
    const sent = sandbox.db.select().from(outbox).where(eq(outbox.state, 'sent')).all()
    expect(sent.length).toBeGreaterThan(30)
    expect(sandbox.world.letters.map((letter) => letter.messageId).sort()).toEqual(
      sent.map((row) => `<${row.messageId}>`).sort(),
    )
    expect(sent.filter((row) => row.sentCopy !== 'filed')).toEqual([])
  })

  test('has answers of every kind waiting', () => {
    const rows = sandbox.db.select().from(threads).where(eq(threads.state, 'to_answer')).all()
    expect(rows.map((row) => row.replyClass)).toEqual(
      expect.arrayContaining(['will_add_link', 'asks_guest_post', 'asks_payment']),
    )
    expect(rows.length).toBeGreaterThanOrEqual(6)
  })

  test('has openers to write, and a sequence that is not launched', () => {
    const held = sandbox.db.select().from(enrolments).where(eq(enrolments.state, 'held')).all()
    expect(held.filter((row) => row.heldFor === 'opener')).toHaveLength(3)
    expect(held.filter((row) => row.heldFor === 'launch')).toHaveLength(1)
  })

  test('watches links in every condition, each with its checks', () => {
    const statuses = sandbox.db
      .select({ status: links.status })
      .from(links)
      .all()
      .map((row) => row.status)
    expect(new Set(statuses)).toEqual(
      new Set(['live', 'degraded', 'lost', 'overdue', 'unverifiable', 'pending']),
    )
    expect(sandbox.db.select().from(checks).all().length).toBeGreaterThan(80)
  })
})

describe('the first three days, without anybody lifting a finger', () => {
  beforeAll(() => sandbox.play({ days: 3.5 }), 180_000)

  test('people answer', () => {
    const replies = sandbox.db
      .select()
      .from(messages)
      .where(and(eq(messages.kind, 'reply'), eq(messages.direction, 'in'), gt(messages.at, START)))
      .all()
    expect(replies.length).toBeGreaterThanOrEqual(4)
  })

  test('a promised link goes live and wins its prospect', () => {
    expect(linkOn('thewormbin.test')).toMatchObject({ status: 'live' })
    expect(linkOn('thewormbin.test').firstLiveAt!.getTime()).toBeGreaterThan(START.getTime())
  })

  test('a link is removed, is at risk for a day, and is lost, with its alert', () => {
    expect(linkOn('sillgarden.test')).toMatchObject({ status: 'lost', badCount: 4 })
    const raised = sandbox.db
      .select({ kind: alerts.kind })
      .from(alerts)
      .where(
        and(
          eq(alerts.linkId, linkOn('sillgarden.test').id),
          isNull(alerts.resolvedAt),
          isNotNull(alerts.checkId),
        ),
      )
      .all()
    expect(raised.map((row) => row.kind)).toContain('link_lost')
  })

  test('a page turns nofollow', () => {
    expect(linkOn('gardenpress.test')).toMatchObject({ status: 'degraded', issues: ['nofollow'] })
  })

  test('somebody who was away comes back and answers', () => {
    const leo = sandbox.db.select().from(messages).where(eq(messages.fromAddress, 'leo@greenroof.test')).all()
    expect(leo.map((row) => row.kind)).toEqual(['auto_reply', 'reply'])
  })
})
