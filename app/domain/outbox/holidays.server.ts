import { and, asc, eq, gte, isNull, or } from 'drizzle-orm'
import { holidays, mailboxes } from '#db/tables/mailboxes.ts'
import { record } from '../activity/record.server.ts'
import { getMailbox } from '../mailboxes/get-mailbox.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { dayWords, localDay, shiftDay, type LocalDay } from './local-time.ts'
import type { Holidays } from './pace.ts'

export type Holiday = { day: LocalDay; name: string }

/** Days without mail for a mailbox: its own and the team's, from yesterday (in any zone) on. */
export function holidaysOf(
  { db, now }: Pick<Scope, 'db' | 'now'>,
  mailbox: { id: number; workspaceId: number },
): Holidays {
  const rows = db
    .select({ day: holidays.day, name: holidays.name })
    .from(holidays)
    .where(
      and(
        eq(holidays.workspaceId, mailbox.workspaceId),
        gte(holidays.day, shiftDay(localDay(now, 'UTC'), -2)),
        or(isNull(holidays.mailboxId), eq(holidays.mailboxId, mailbox.id)),
      ),
    )
    .all()
  return new Map(rows.map(({ day, name }) => [day, name]))
}

/** Days to come, soonest first. */
export function listHolidays(scope: Scope) {
  return scope.db
    .select({ id: holidays.id, day: holidays.day, name: holidays.name, mailbox: mailboxes.email })
    .from(holidays)
    .leftJoin(mailboxes, eq(mailboxes.id, holidays.mailboxId))
    .where(and(eq(holidays.workspaceId, scope.workspaceId), gte(holidays.day, localDay(scope.now, 'UTC'))))
    .orderBy(asc(holidays.day), asc(holidays.id))
    .all()
    .map((row) => ({ ...row, label: dayWords(row.day) }))
}

/**
 * Adds days on which no mail of sequences leaves; a day that is there already is named anew.
 * @param mailboxId null: every mailbox
 * @returns how many days are new
 * @throws NotFound for a mailbox of another workspace
 */
export function addHolidays(
  scope: Scope,
  { days, mailboxId, because }: { days: Holiday[]; mailboxId: number | null; because: string },
): { added: number } {
  return inTransaction(scope, (tx) => {
    if (mailboxId !== null) getMailbox(tx, mailboxId)
    let added = 0
    for (const { day, name } of days) {
      const isSame = and(
        eq(holidays.workspaceId, tx.workspaceId),
        eq(holidays.day, day),
        mailboxId === null ? isNull(holidays.mailboxId) : eq(holidays.mailboxId, mailboxId),
      )
      if (tx.db.update(holidays).set({ name }).where(isSame).run().changes > 0) continue
      tx.db.insert(holidays).values({ workspaceId: tx.workspaceId, mailboxId, day, name }).run()
      added += 1
    }
    if (added > 0) record(tx, { what: 'holidays.added', because, mailboxId, data: { count: added } })
    return { added }
  })
}

/** Mail may leave on this day again. Nothing happens when it is gone already. */
export function removeHoliday(scope: Scope, { id }: { id: number }): void {
  inTransaction(scope, (tx) => {
    const gone = tx.db
      .delete(holidays)
      .where(and(eq(holidays.workspaceId, tx.workspaceId), eq(holidays.id, id)))
      .returning()
      .get()
    if (gone)
      record(tx, {
        what: 'holidays.removed',
        because: 'decided by hand',
        mailboxId: gone.mailboxId,
        data: { day: gone.day, name: gone.name },
      })
  })
}
