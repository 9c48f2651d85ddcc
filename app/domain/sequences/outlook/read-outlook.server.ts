import { and, count, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import { mailboxes } from '#db/tables/mailboxes.ts'
import { enrolments, outbox, sequences } from '#db/tables/outreach.ts'
import { holidaysOf } from '../../outbox/holidays.server.ts'
import { localDay } from '../../outbox/local-time.ts'
import { remember } from '../../values/remember.ts'
import type { Scope } from '../../values/scope.server.ts'
import { countPerDay } from '../forecast.ts'
import { stepsOf } from '../get-sequence.server.ts'
import { grouped, outlookOf, SHOWN_DAYS, type Outlook } from './days.ts'

const DAY_MS = 24 * 3_600_000

/** What the sequences of a project send in the next days, by mailbox and by sequence, if nobody answers. */
export function readOutlook(scope: Scope, { projectId }: { projectId: number }): Outlook {
  const quarter = sql<number>`${outbox.dueAt} / 900000`
  const rows = scope.db
    .select({
      sequenceId: sequences.id,
      sequence: sequences.name,
      mailboxId: mailboxes.id,
      email: mailboxes.email,
      zone: mailboxes.timeZone,
      stepNumber: outbox.stepNumber,
      quarter,
      n: count(),
    })
    .from(outbox)
    .innerJoin(enrolments, eq(enrolments.id, outbox.enrolmentId))
    .innerJoin(sequences, eq(sequences.id, enrolments.sequenceId))
    .innerJoin(mailboxes, eq(mailboxes.id, outbox.mailboxId))
    .where(
      and(
        eq(outbox.workspaceId, scope.workspaceId),
        eq(sequences.projectId, projectId),
        isNull(outbox.heldBecause),
        lt(outbox.dueAt, new Date(scope.now.getTime() + SHOWN_DAYS * DAY_MS)),
        inArray(outbox.state, ['planned', 'claimed', 'built', 'sending', 'failed_retry']),
      ),
    )
    .groupBy(sequences.id, mailboxes.id, outbox.stepNumber, quarter)
    .all()
  // Of one day once: working days are counted from each.
  const dayOf = remember((zone: string) =>
    remember((quarters: number) => localDay(new Date(quarters * 900_000), zone)),
  )
  const steps = remember((id: number) => stepsOf(scope, id))
  const holidays = remember((id: number) => holidaysOf(scope, { id, workspaceId: scope.workspaceId }))
  const shares = grouped(rows, (row) => `${row.sequenceId}:${row.mailboxId}`).map((of) => {
    const { sequenceId, sequence, mailboxId, email, zone } = of[0]!
    const planned = grouped(of, (row) => `${row.stepNumber}:${dayOf(zone)(row.quarter)}`).map((rows) => ({
      stepNumber: rows[0]!.stepNumber ?? 1,
      at: new Date(rows[0]!.quarter * 900_000),
      count: rows.reduce((sum, row) => sum + row.n, 0),
    }))
    return {
      sequence: { id: sequenceId, name: sequence },
      mailbox: { id: mailboxId, email },
      perDay: countPerDay({
        planned,
        steps: steps(sequenceId),
        zone,
        holidays: holidays(mailboxId),
        now: scope.now,
      }),
    }
  })
  return outlookOf(shares, { now: scope.now, zone: rows[0]?.zone ?? 'UTC' })
}
