import { and, eq, gt, inArray, isNotNull, type SQL } from 'drizzle-orm'
import { mailboxes, mailboxFolders } from '#db/tables/mailboxes.ts'
import { outbox } from '#db/tables/outreach.ts'
import { record } from '../activity/record.server.ts'
import { inTransaction, soon, type Scope } from '../values/scope.server.ts'
import { settle } from './settle.server.ts'

const MINUTE = 60_000
/** Clocks are set by a few seconds every day; that is no jump. */
const AHEAD_MS = 5 * MINUTE
/** The longest that anything makes a mailbox wait is a day: a limit of its provider. */
const LONGEST_WAIT_MS = 25 * 60 * MINUTE
/** Longer ago than "just synchronised", shorter than "silent". */
const SYNCED_MS = 6 * MINUTE

/**
 * The machine's clock was ahead and has been put right: what was written down meanwhile lies in the future. It happened before
 * now, so it counts as of now; waits, leases and plans are shortened by as much. Nothing is sent sooner than its own pace.
 * @returns how many rows were put right
 */
export function healClock(scope: Scope): number {
  return inTransaction(scope, (tx) => {
    const late = soon(tx, { ms: AHEAD_MS })
    const left = leftAhead(tx, late)
    const made = madeAhead(tx, late)
    const waits = waitsAhead(tx, late)
    for (const enrolmentId of new Set(made)) settle(tx, { enrolmentId })
    const healed = left + made.length + waits
    if (healed > 0)
      record(tx, {
        what: 'clock.put_right',
        because: 'the clock of this machine was ahead and has been put back',
        data: { rows: healed },
      })
    return healed
  })
}

/** Mail that left in a time to come takes its place in the caps of today. */
function leftAhead({ db, workspaceId, now }: Scope, late: Date): number {
  const boxes = db
    .select({ id: mailboxes.id })
    .from(mailboxes)
    .where(eq(mailboxes.workspaceId, workspaceId))
    .all()
  // One range of the index for each mailbox.
  return boxes
    .map(
      ({ id }) =>
        db
          .update(outbox)
          .set({ mayHaveLeftAt: now, sentAt: now })
          .where(and(eq(outbox.mailboxId, id), gt(outbox.mayHaveLeftAt, late), isNotNull(outbox.sentAt)))
          .run().changes +
        db
          .update(outbox)
          .set({ mayHaveLeftAt: now })
          .where(and(eq(outbox.mailboxId, id), gt(outbox.mayHaveLeftAt, late)))
          .run().changes,
    )
    .reduce((sum, changes) => sum + changes, 0)
}

/** What was planned then is due as long after now as it was to be due after it was planned. @returns enrolments to show anew */
function madeAhead({ db, workspaceId, now }: Scope, late: Date): number[] {
  const rows = db
    .select({
      id: outbox.id,
      enrolmentId: outbox.enrolmentId,
      dueAt: outbox.dueAt,
      createdAt: outbox.createdAt,
    })
    .from(outbox)
    .where(
      and(
        eq(outbox.workspaceId, workspaceId),
        inArray(outbox.state, ['planned', 'failed_retry']),
        gt(outbox.dueAt, late),
        gt(outbox.createdAt, late),
      ),
    )
    .all()
  for (const { id, dueAt, createdAt } of rows)
    db.update(outbox)
      .set({
        dueAt: new Date(now.getTime() + Math.max(0, dueAt.getTime() - createdAt.getTime())),
        createdAt: now,
      })
      .where(eq(outbox.id, id))
      .run()
  return rows.flatMap(({ enrolmentId }) => enrolmentId ?? [])
}

/** Waits of mailboxes, leases and retries that are longer than any that are given; a last sync that is still to come. */
function waitsAhead(scope: Scope, late: Date): number {
  const { db, workspaceId, now } = scope
  const longest = soon(scope, { ms: LONGEST_WAIT_MS })
  const synced = soon(scope, { ms: -SYNCED_MS })
  const ours = (more: SQL) => and(eq(mailboxes.workspaceId, workspaceId), more)
  const ofBoxes = inArray(
    mailboxFolders.mailboxId,
    db.select({ id: mailboxes.id }).from(mailboxes).where(eq(mailboxes.workspaceId, workspaceId)),
  )
  return [
    db
      .update(mailboxes)
      .set({ nextSendAt: now })
      .where(ours(gt(mailboxes.nextSendAt, longest))),
    db
      .update(mailboxes)
      .set({ lastSyncAt: synced })
      .where(ours(gt(mailboxes.lastSyncAt, late))),
    db
      .update(mailboxFolders)
      .set({ lastSyncAt: synced })
      .where(and(ofBoxes, gt(mailboxFolders.lastSyncAt, late))),
    db
      .update(outbox)
      .set({ claimedUntil: now })
      .where(and(eq(outbox.workspaceId, workspaceId), gt(outbox.claimedUntil, longest))),
    db
      .update(outbox)
      .set({ dueAt: now })
      .where(
        and(eq(outbox.workspaceId, workspaceId), eq(outbox.state, 'failed_retry'), gt(outbox.dueAt, longest)),
      ),
  ].reduce((sum, change) => sum + change.run().changes, 0)
}
