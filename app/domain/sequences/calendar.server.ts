import type { mailboxes } from '#db/tables/mailboxes.ts'
import { outbox } from '#db/tables/outreach.ts'
import { and, eq, gte, inArray, isNull, or } from 'drizzle-orm'
import { holidaysOf } from '../outbox/holidays.server.ts'
import type { Scope } from '../values/scope.server.ts'
import { allotter, type Allot, type Taken } from './plan.ts'

type Mailbox = Pick<
  typeof mailboxes.$inferSelect,
  | 'id'
  | 'workspaceId'
  | 'timeZone'
  | 'windowFrom'
  | 'windowTo'
  | 'weekdays'
  | 'gapMinSeconds'
  | 'gapMaxSeconds'
  | 'dailyCap'
  | 'rampFrom'
>

const DAY_MS = 24 * 60 * 60_000

/** The calendar of one mailbox, read once: each call takes a place after those taken before. */
export function openCalendar(scope: Pick<Scope, 'db' | 'now'>, mailbox: Mailbox): Allot {
  return allotter(takenOf(scope, mailbox.id), { ...mailbox, holidays: holidaysOf(scope, mailbox) })
}

/** When mail of this mailbox left in the last two days, and when the planned one will. */
function takenOf({ db, now }: Pick<Scope, 'db' | 'now'>, mailboxId: number): Taken[] {
  return db
    .select({ dueAt: outbox.dueAt, leftAt: outbox.mayHaveLeftAt, stepNumber: outbox.stepNumber })
    .from(outbox)
    .where(
      and(
        eq(outbox.mailboxId, mailboxId),
        or(
          gte(outbox.mayHaveLeftAt, new Date(now.getTime() - 2 * DAY_MS)),
          and(
            isNull(outbox.mayHaveLeftAt),
            isNull(outbox.heldBecause),
            inArray(outbox.state, ['planned', 'claimed', 'built', 'sending', 'failed_retry']),
          ),
        ),
      ),
    )
    .all()
    .map(({ dueAt, leftAt, stepNumber }) => ({ at: leftAt ?? dueAt, isFirst: !leftAt && stepNumber === 1 }))
}
