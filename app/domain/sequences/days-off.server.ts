import { mailboxes } from '#db/tables/mailboxes.ts'
import { enrolments, outbox } from '#db/tables/outreach.ts'
import { contacts } from '#db/tables/sites.ts'
import { and, asc, eq, gte, isNull, lt, sql } from 'drizzle-orm'
import { addHolidays, type Holiday } from '../outbox/holidays.server.ts'
import { dayWords, instantOf, localDay, shiftDay } from '../outbox/local-time.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { openContexts } from './context.server.ts'
import { BEING_PLANNED } from './plan-step.server.ts'
import { settle } from './settle.server.ts'

type DaysOff = Parameters<typeof addHolidays>[1]

/**
 * Adds days on which no mail of sequences leaves. What is planned for one of them is planned anew, follow-ups first, and says which day
 * it is that moves it.
 * @param mailboxId null: every mailbox
 * @returns how many days are new, and how many messages got another time
 * @throws NotFound for a mailbox of another workspace
 */
export function addDaysOff(scope: Scope, daysOff: DaysOff): { added: number; moved: number } {
  return inTransaction(scope, (tx) => {
    const { added } = addHolidays(tx, daysOff)
    const rows = plannedOn(tx, daysOff)
    for (const { outboxId, holiday } of rows)
      tx.db
        .update(outbox)
        .set({
          heldBecause: BEING_PLANNED,
          because: `No mail leaves on ${dayWords(holiday.day)}: ${holiday.name}`,
        })
        .where(eq(outbox.id, outboxId))
        .run()
    const contexts = openContexts(tx)
    for (const { id } of rows) settle(tx, { enrolmentId: id, contexts })
    return { added, moved: rows.length }
  })
}

/** Messages that were not tried yet and fall on one of the days, each with its day: follow-ups, then first messages, the soonest first. */
function plannedOn({ db, workspaceId }: Scope, { days, mailboxId }: DaysOff) {
  const byDay = new Map(days.map((one): [string, Holiday] => [one.day, one]))
  const sorted = [...byDay.keys()].sort()
  const [first, last] = [sorted.at(0), sorted.at(-1)]
  if (first === undefined || last === undefined) return []
  return db
    .select({
      id: enrolments.id,
      outboxId: outbox.id,
      dueAt: outbox.dueAt,
      zone: sql<string>`coalesce(${contacts.timeZone}, ${mailboxes.timeZone})`,
    })
    .from(outbox)
    .innerJoin(enrolments, eq(enrolments.id, outbox.enrolmentId))
    .innerJoin(contacts, eq(contacts.id, enrolments.contactId))
    .innerJoin(mailboxes, eq(mailboxes.id, outbox.mailboxId))
    .where(
      and(
        eq(outbox.workspaceId, workspaceId),
        mailboxId === null ? undefined : eq(outbox.mailboxId, mailboxId),
        eq(outbox.kind, 'step'),
        eq(outbox.state, 'planned'),
        isNull(outbox.heldBecause),
        isNull(enrolments.endedAt),
        // Wherever the zone: its day begins and ends at most a day from that of UTC.
        gte(outbox.dueAt, instantOf(shiftDay(first, -1), '00:00', 'UTC')),
        lt(outbox.dueAt, instantOf(shiftDay(last, 2), '00:00', 'UTC')),
      ),
    )
    .orderBy(sql`${outbox.stepNumber} = 1`, asc(outbox.dueAt), asc(outbox.id))
    .all()
    .flatMap(({ dueAt, zone, ...row }) => {
      const holiday = byDay.get(localDay(dueAt, zone))
      return holiday ? [{ ...row, holiday }] : []
    })
}
