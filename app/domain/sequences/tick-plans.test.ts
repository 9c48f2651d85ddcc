import { manyEnrolments } from '#tests/support/many-enrolments.ts'
import { plainWork } from '#tests/support/outreach-world.ts'
import { plansOf } from '#tests/support/plans.ts'
import { freshDatabase } from '#tests/support/workspace.ts'
import { expect, test } from 'vitest'
import { finishAll } from '../outbox/finish.server.ts'
import { recoverLeases } from '../outbox/lease.server.ts'
import { claim } from './claim.server.ts'
import { dueMailboxes, dueRows, followUpsAhead, followUpsUntil } from './due.server.ts'

test('a turn of the sender finds every row by what is particular to it, however many there are', () => {
  const db = freshDatabase()
  const { scope } = manyEnrolments(db, { enrolments: 60, mailboxes: 2 })
  const plans = plansOf(
    db,
    () => {
      recoverLeases(scope)
      finishAll(scope, plainWork)
      const claimed = dueMailboxes(scope).map((mailboxId) => {
        const [first] = dueRows(scope, { mailboxId, limit: 25 })
        return claim(scope, { outboxId: first!.id, workerId: 'one' }).ok
      })
      expect(claimed).toEqual([true, true])
    },
    { named: /\b(from|update) /i },
  )
  expect(plans.length).toBeGreaterThan(20)
  for (const plan of plans) {
    // What is in hand at this moment is a few rows, all of that index.
    expect(plan.replaceAll('SCAN o USING INDEX outbox_in_flight', '')).not.toMatch(/\bSCAN (?!CONSTANT)/)
    expect(plan).not.toMatch(
      /USING (?:COVERING )?INDEX (?:outbox|threads|activities|enrolments)_\w+ \(workspace_id=\?\)/,
    )
    // All mail of a mailbox grows without end; what of it is in hand does not.
    expect(plan).not.toMatch(/USING (?:COVERING )?INDEX outbox_(?!in_flight)\w+ \(mailbox_id=\?\)/)
  }
})

test('follow-ups are found by an index of their own, however many first messages wait before them', () => {
  const db = freshDatabase()
  const { scope, mailboxIds } = manyEnrolments(db, { enrolments: 60, mailboxes: 2 })
  const plans = plansOf(
    db,
    () => {
      dueRows(scope, { mailboxId: mailboxIds[0]!, limit: 25 })
      followUpsAhead(scope, mailboxIds[0]!)
      followUpsUntil(scope, { sequenceId: 1, until: scope.now })
    },
    { named: /step_number > 1/ },
  )
  expect(plans).toHaveLength(3)
  for (const plan of plans) {
    expect(plan).toMatch(
      /SEARCH o USING (?:COVERING )?INDEX outbox_follow_ups \(mailbox_id=\? AND due_at<\?\)/,
    )
    expect(plan).not.toMatch(/\bSCAN /)
  }
})
