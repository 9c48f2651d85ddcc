import type { mailboxes } from '#db/tables/mailboxes.ts'
import { outbox } from '#db/tables/outreach.ts'
import { and, eq, gte, inArray, isNull, or } from 'drizzle-orm'
import { holidaysOf } from '../outbox/holidays.server.ts'
import { capOn, gapMs } from '../outbox/pace.ts'
import type { Scope } from '../values/scope.server.ts'
import { calendarOf, firstFree, take } from './plan.ts'

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

/** Finds and keeps a place: the first free instant of a mailbox from `wanted` on. */
export type Allot = (ask: { wanted: Date; contactZone: string | null; seed: string }) => Date

const DAY_MS = 24 * 60 * 60_000

/** The calendar of one mailbox, read once: each call takes a place after those taken before. */
export function openCalendar(scope: Pick<Scope, 'db' | 'now'>, mailbox: Mailbox): Allot {
  const holidays = holidaysOf(scope, mailbox)
  const calendar = calendarOf(takenInstants(scope, mailbox.id), mailbox.timeZone)
  let last = { wanted: 0, found: 0, contactZone: null as string | null }
  return ({ wanted, contactZone, seed }) => {
    // Whoever asks for the same time next finds everything up to the last place taken.
    const isNext =
      last.contactZone === contactZone && wanted.getTime() >= last.wanted && wanted.getTime() <= last.found
    const found = firstFree(calendar, {
      wanted: isNext ? new Date(last.found) : wanted,
      gap: gapMs({ minSeconds: mailbox.gapMinSeconds, maxSeconds: mailbox.gapMaxSeconds, seed }),
      window: {
        from: mailbox.windowFrom,
        to: mailbox.windowTo,
        weekdays: mailbox.weekdays,
        zone: contactZone ?? mailbox.timeZone,
        holidays,
      },
      capOn: (at) =>
        capOn(at, { dailyCap: mailbox.dailyCap, rampFrom: mailbox.rampFrom, zone: mailbox.timeZone }),
    })
    take(calendar, found)
    last = { wanted: wanted.getTime(), found: found.getTime(), contactZone }
    return found
  }
}

/** When mail of this mailbox left in the last two days, and when the planned one will. */
function takenInstants({ db, now }: Pick<Scope, 'db' | 'now'>, mailboxId: number): Date[] {
  return db
    .select({ dueAt: outbox.dueAt, leftAt: outbox.mayHaveLeftAt })
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
    .map((row) => row.leftAt ?? row.dueAt)
}
