import { and, count, eq, gte, inArray, isNull, lt, sql } from 'drizzle-orm'
import { checks, links, linkStatusChanges } from '#db/tables/links.ts'
import { messages, threads } from '#db/tables/inbox.ts'
import { enrolments, outbox, sequences } from '#db/tables/outreach.ts'
import { prospects } from '#db/tables/prospects.ts'
import { healthOf } from '../mailboxes/health.ts'
import { listMailboxes } from '../mailboxes/get-mailbox.server.ts'
import { capOn } from '../outbox/pace.ts'
import { localDay } from '../outbox/local-time.ts'
import type { Scope } from '../values/scope.server.ts'

const DAY_MS = 86_400_000

/** Mail of the local day by hour: what left, and what is planned and not held. */
export function mailToday(scope: Scope, { projectId, zone }: { projectId: number; zone: string }) {
  const today = localDay(scope.now, zone)
  const near = [new Date(scope.now.getTime() - DAY_MS), new Date(scope.now.getTime() + DAY_MS)] as const
  const at = sql<number>`coalesce(${outbox.mayHaveLeftAt}, ${outbox.dueAt})`
  const rows = scope.db
    .select({ at, left: outbox.mayHaveLeftAt, status: sequences.status })
    .from(outbox)
    .innerJoin(prospects, eq(prospects.id, outbox.prospectId))
    .leftJoin(enrolments, eq(enrolments.id, outbox.enrolmentId))
    .leftJoin(sequences, eq(sequences.id, enrolments.sequenceId))
    .where(
      and(
        eq(outbox.workspaceId, scope.workspaceId),
        eq(prospects.projectId, projectId),
        inArray(outbox.kind, ['step', 'reply']),
        sql`${outbox.state} not in ('cancelled', 'failed_final')`,
        isNull(outbox.heldBecause),
        gte(at, near[0].getTime()),
        lt(at, near[1].getTime()),
      ),
    )
    .all()
    .filter((row) => localDay(new Date(row.at), zone) === today)
    .filter((row) => row.left || row.status === null || row.status === 'active')
  return {
    sent: rows.filter((row) => row.left).map((row) => new Date(row.at)),
    planned: rows.filter((row) => !row.left).map((row) => new Date(Math.max(row.at, scope.now.getTime()))),
  }
}

/** What came in the last 24 hours. */
export function sinceYesterday(scope: Scope, { projectId }: { projectId: number }) {
  const from = new Date(scope.now.getTime() - DAY_MS)
  const changed = scope.db
    .select({ to: linkStatusChanges.to, n: count() })
    .from(linkStatusChanges)
    .innerJoin(links, eq(links.id, linkStatusChanges.linkId))
    .where(and(eq(links.projectId, projectId), gte(linkStatusChanges.at, from)))
    .groupBy(linkStatusChanges.to)
    .all()
  const of = (to: string) => changed.find((row) => row.to === to)?.n ?? 0
  const replies = scope.db
    .select({ n: count() })
    .from(messages)
    .innerJoin(threads, eq(threads.id, messages.threadId))
    .where(
      and(
        eq(threads.projectId, projectId),
        eq(messages.direction, 'in'),
        eq(messages.kind, 'reply'),
        gte(messages.at, from),
      ),
    )
    .get()
  const promises = scope.db
    .select({ n: count() })
    .from(links)
    .where(and(eq(links.projectId, projectId), eq(links.origin, 'promise'), gte(links.createdAt, from)))
    .get()
  const checked = scope.db
    .select({ n: count() })
    .from(checks)
    .innerJoin(links, eq(links.id, checks.linkId))
    .where(and(eq(links.projectId, projectId), gte(checks.at, from)))
    .get()
  return {
    live: of('live'),
    lost: of('lost'),
    replies: replies?.n ?? 0,
    promises: promises?.n ?? 0,
    checked: checked?.n ?? 0,
  }
}

/** How full each mailbox is today. */
export function mailboxLoads(scope: Scope) {
  return listMailboxes(scope).map((mailbox) => {
    const today = localDay(scope.now, mailbox.timeZone)
    const left = scope.db
      .select({ at: outbox.mayHaveLeftAt })
      .from(outbox)
      .where(
        and(
          eq(outbox.mailboxId, mailbox.id),
          gte(outbox.mayHaveLeftAt, new Date(scope.now.getTime() - 2 * DAY_MS)),
          eq(outbox.kind, 'step'),
        ),
      )
      .all()
    const cap = capOn(scope.now, {
      dailyCap: mailbox.dailyCap,
      rampFrom: mailbox.rampFrom,
      zone: mailbox.timeZone,
    })
    return {
      id: mailbox.id,
      email: mailbox.email,
      level: healthOf({ mailbox, now: scope.now, tempo: scope.tempo }).level,
      sent: left.filter(({ at }) => at && localDay(at, mailbox.timeZone) === today).length,
      cap,
      isRamping: cap < mailbox.dailyCap,
    }
  })
}
