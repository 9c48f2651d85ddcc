import { and, count, eq, gte, inArray } from 'drizzle-orm'
import { messages } from '#db/tables/inbox.ts'
import { outbox } from '#db/tables/outreach.ts'
import type { Scope } from '../values/scope.server.ts'
import type { Standing } from './standing.ts'

const DAY_MS = 24 * 60 * 60_000

/** What became of the mail of a mailbox in the last days. A recipient refused at once is a bounce like one reported later. */
export function standingOf(
  scope: Scope,
  { mailboxId, days }: { mailboxId: number; days: number },
): Standing & { firstBounceAt: Date | null; firstComplaintAt: Date | null } {
  const since = new Date(scope.now.getTime() - days * DAY_MS)
  const reports = scope.db
    .select({ kind: messages.kind, at: messages.at })
    .from(messages)
    .where(
      and(
        eq(messages.workspaceId, scope.workspaceId),
        eq(messages.mailboxId, mailboxId),
        inArray(messages.kind, ['bounce', 'complaint']),
        gte(messages.at, since),
      ),
    )
    .all()
  const refused = scope.db
    .select({ at: outbox.dueAt })
    .from(outbox)
    .where(
      and(
        eq(outbox.workspaceId, scope.workspaceId),
        eq(outbox.mailboxId, mailboxId),
        eq(outbox.state, 'failed_final'),
        inArray(outbox.kind, ['step', 'reply']),
        gte(outbox.dueAt, since),
      ),
    )
    .all()
  const left = scope.db
    .select({ n: count() })
    .from(outbox)
    .where(
      and(
        eq(outbox.workspaceId, scope.workspaceId),
        eq(outbox.mailboxId, mailboxId),
        gte(outbox.mayHaveLeftAt, since),
        inArray(outbox.kind, ['step', 'reply']),
      ),
    )
    .get()!.n
  const bounces = [...reports.filter((one) => one.kind === 'bounce'), ...refused].map((one) => one.at)
  const complaints = reports.filter((one) => one.kind === 'complaint').map((one) => one.at)
  return {
    sent: left + refused.length,
    bounces: bounces.length,
    complaints: complaints.length,
    firstBounceAt: earliest(bounces),
    firstComplaintAt: earliest(complaints),
  }
}

function earliest(dates: Date[]): Date | null {
  return dates.reduce<Date | null>((first, date) => (first && first <= date ? first : date), null)
}
