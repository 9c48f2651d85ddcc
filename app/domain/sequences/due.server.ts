import { sql } from 'drizzle-orm'
import { OUTBOX_KINDS, type OutboxKind } from '#db/vocabulary.ts'
import type { Scope } from '../values/scope.server.ts'

export type DueRow = { id: number; kind: OutboxKind }

// Written out, not bound: only so SQLite sees that the index over what waits will do.
const WAITS = sql.raw(`o.state in ('planned', 'failed_retry') and o.held_because is null`)
const KINDS = sql.raw(OUTBOX_KINDS.map((kind) => `'${kind}'`).join(', '))
const BY_HAND = sql.raw(
  OUTBOX_KINDS.filter((kind) => kind !== 'step')
    .map((kind) => `'${kind}'`)
    .join(', '),
)
const IS_FOLLOW_UP = sql.raw(`o.kind = 'step' and o.step_number > 1`)
const BY_FOLLOW_UPS = sql.raw('indexed by outbox_follow_ups')
const LOOK_AHEAD_MS = 48 * 60 * 60_000

/** Mailboxes from which something is due, however much: each is asked for its first. */
export function dueMailboxes({ db, workspaceId, now }: Pick<Scope, 'db' | 'workspaceId' | 'now'>): number[] {
  const rows = db.all<{ id: number }>(sql`
    select m.id from mailboxes m where m.workspace_id = ${workspaceId} and exists (
      select 1 from outbox o
      where o.mailbox_id = m.id and o.kind in (${KINDS}) and ${WAITS} and o.due_at <= ${now.getTime()}
    )`)
  return rows.map(({ id }) => id)
}

/** What is due from a mailbox: what people wrote themselves first, then follow-ups, then first messages, each in the order in which they came due. */
export function dueRows(
  { db, now }: Pick<Scope, 'db' | 'now'>,
  { mailboxId, limit }: { mailboxId: number; limit: number },
): DueRow[] {
  const isDue = sql`o.mailbox_id = ${mailboxId} and ${WAITS} and o.due_at <= ${now.getTime()}`
  const byHand = db.all<DueRow>(sql`
    select o.id, o.kind from outbox o where ${isDue} and o.kind in (${BY_HAND})
    order by o.due_at, o.id limit ${limit}`)
  const followUps = db.all<DueRow>(sql`
    select o.id, o.kind from outbox o ${BY_FOLLOW_UPS} where ${isDue} and ${IS_FOLLOW_UP}
    order by o.due_at, o.id limit ${limit - byHand.length}`)
  const firsts = db.all<DueRow>(sql`
    select o.id, o.kind from outbox o where ${isDue} and o.kind = 'step' and o.step_number = 1
    order by o.due_at, o.id limit ${limit - byHand.length - followUps.length}`)
  return [...byHand, ...followUps, ...firsts]
}

/** When the follow-ups of a mailbox are to leave that have a time in the next two days, or had one. */
export function followUpsAhead({ db, now }: Pick<Scope, 'db' | 'now'>, mailboxId: number): Date[] {
  return db
    .all<{ at: number }>(
      sql`
      select o.due_at as at from outbox o ${BY_FOLLOW_UPS}
      where o.mailbox_id = ${mailboxId} and ${WAITS} and ${IS_FOLLOW_UP} and o.due_at < ${now.getTime() + LOOK_AHEAD_MS}`,
    )
    .map(({ at }) => new Date(at))
}

/** How many follow-ups of a sequence have a time before `until`, from whatever mailbox that sends: one that stands still keeps no place. */
export function followUpsUntil(
  { db, workspaceId }: Pick<Scope, 'db' | 'workspaceId'>,
  { sequenceId, until }: { sequenceId: number; until: Date },
): number {
  return db.get<{ n: number }>(sql`
    select count(*) as n from mailboxes m join outbox o ${BY_FOLLOW_UPS} on o.mailbox_id = m.id join enrolments e on e.id = o.enrolment_id
    where m.workspace_id = ${workspaceId} and m.status = 'ok' and m.needs_password = 0 and +e.sequence_id = ${sequenceId}
      and ${WAITS} and ${IS_FOLLOW_UP} and o.due_at < ${until.getTime()}`).n
}
