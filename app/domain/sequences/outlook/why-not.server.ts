import { and, count, eq, gt, inArray, isNotNull, isNull, min, or, sql } from 'drizzle-orm'
import { mailboxes } from '#db/tables/mailboxes.ts'
import { enrolments, outbox, sequences } from '#db/tables/outreach.ts'
import { prospects } from '#db/tables/prospects.ts'
import type { Scope } from '../../values/scope.server.ts'
import { whatDelays, whatStops } from '../context.server.ts'
import { sendingStop } from '../stop-sending.server.ts'
import { causesOf, type Cause, type Silent, type Waiting } from './causes.ts'

/** Why mail of a project's sequences does not go out: every cause with its count and the one thing that mends it. */
export function whyNotSending(scope: Scope, { projectId }: { projectId: number }): Cause[] {
  const live = liveByMailbox(scope, projectId)
  const total = live.reduce((sum, one) => sum + one.count, 0)
  const isStopped = sendingStop(scope) !== null
  return causesOf({
    stopped: isStopped && total > 0 ? { count: total } : null,
    silent: isStopped ? [] : silentOf(scope, live),
    waiting: waitingOf(scope, projectId),
  })
}

function liveByMailbox(scope: Scope, projectId: number) {
  return scope.db
    .select({ mailbox: mailboxes, count: count() })
    .from(enrolments)
    .innerJoin(sequences, eq(sequences.id, enrolments.sequenceId))
    .innerJoin(mailboxes, eq(mailboxes.id, enrolments.mailboxId))
    .where(
      and(
        eq(enrolments.workspaceId, scope.workspaceId),
        eq(sequences.projectId, projectId),
        isNull(enrolments.endedAt),
      ),
    )
    .groupBy(mailboxes.id)
    .all()
}

function silentOf(scope: Scope, live: ReturnType<typeof liveByMailbox>): Silent[] {
  return live.flatMap(({ mailbox, count: held }) => {
    const hasIdentity = mailbox.legalName.trim() !== '' && mailbox.postalAddress.trim() !== ''
    const because =
      whatStops(scope, mailbox) ??
      (hasIdentity ? null : `${mailbox.email} has no legal name or postal address`) ??
      whatDelays(scope, mailbox)
    if (because === null) return []
    const says = because.charAt(0).toUpperCase() + because.slice(1)
    return [{ mailboxId: mailbox.id, email: mailbox.email, because: says, count: held }]
  })
}

/** Those held, and those put off to a later time; of each kind one is named. */
function waitingOf(scope: Scope, projectId: number): Waiting[] {
  const truthCause = sql<string | null>`(select t.cause from truth_checks t where t.outbox_id = ${outbox.id}
    and t.over_at is null and t.answered_at is null and t.finding in ('false', 'unclear') order by t.id desc limit 1)`
  const isPossibleReply = sql<number>`exists (select 1 from threads r where r.held_enrolment_id = ${enrolments.id})`
  const isPerson = eq(enrolments.heldFor, 'person')
  const because = sql<string>`case when ${enrolments.state} = 'held' then ${enrolments.because} else ${outbox.because} end`
  const putOff = and(isNull(outbox.heldBecause), isNotNull(outbox.because), gt(outbox.dueAt, scope.now))
  const rows = scope.db
    .select({
      sequenceId: sequences.id,
      sequence: sequences.name,
      heldFor: enrolments.heldFor,
      because,
      truthCause: sql<string | null>`case when ${isPerson} then ${truthCause} end`.as('truth_cause'),
      isPossibleReply: sql<number>`case when ${isPerson} then ${isPossibleReply} else 0 end`.as(
        'possible_reply',
      ),
      isTooSoon: sql<number>`${enrolments.tooSoonBecause} is not null`.as('too_soon'),
      count: count(),
      goesOnAt: min(outbox.dueAt),
      prospectId: min(prospects.id),
      domain: min(prospects.domain),
    })
    .from(enrolments)
    .innerJoin(sequences, eq(sequences.id, enrolments.sequenceId))
    .innerJoin(prospects, eq(prospects.id, enrolments.prospectId))
    .leftJoin(
      outbox,
      and(eq(outbox.enrolmentId, enrolments.id), inArray(outbox.state, ['planned', 'failed_retry'])),
    )
    .where(
      and(
        eq(enrolments.workspaceId, scope.workspaceId),
        eq(sequences.projectId, projectId),
        isNull(enrolments.endedAt),
        or(eq(enrolments.state, 'held'), putOff),
      ),
    )
    .groupBy(sequences.id, enrolments.heldFor, because, sql`truth_cause`, sql`possible_reply`, sql`too_soon`)
    .all()
  return rows.map((row) => ({
    ...row,
    isPossibleReply: row.isPossibleReply === 1,
    isTooSoon: row.isTooSoon === 1 && row.heldFor === null,
    prospectId: row.prospectId!,
    domain: row.domain!,
  }))
}
