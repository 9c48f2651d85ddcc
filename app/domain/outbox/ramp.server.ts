import { and, asc, count, eq, gte, inArray } from 'drizzle-orm'
import { messages } from '#db/tables/inbox.ts'
import { outbox } from '#db/tables/outreach.ts'
import { raiseAlert, resolveAlerts } from '../alerts/raise.server.ts'
import type { Scope } from '../values/scope.server.ts'

const LOOK_BACK_MS = 14 * 24 * 60 * 60_000
/** Above this share of bounces the ramp-up stands still; any complaint does the same. */
const MOST_BOUNCES = 0.03
/** Below so many messages a single bounce says nothing. */
const FEWEST = 30

/** Since when the ramp-up of a mailbox stands still: the first bad sign of the last two weeks; null: it goes on. */
export function rampHaltedAt(scope: Scope, mailboxId: number): Date | null {
  const since = new Date(scope.now.getTime() - LOOK_BACK_MS)
  const signs = scope.db
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
    .orderBy(asc(messages.at))
    .all()
  const complaint = signs.find((sign) => sign.kind === 'complaint')
  if (complaint) return complaint.at
  if (signs.length === 0) return null
  const sent = scope.db
    .select({ count: count() })
    .from(outbox)
    .where(and(eq(outbox.mailboxId, mailboxId), gte(outbox.mayHaveLeftAt, since)))
    .get()!.count
  return sent >= FEWEST && signs.length / sent > MOST_BOUNCES ? signs[0]!.at : null
}

/** Tells people while the ramp-up of a mailbox stands still, and stops telling when it goes on. */
export function tellRamp(
  scope: Scope,
  mailbox: { id: number; email: string; rampFrom: Date | null },
  haltedAt: Date | null,
): void {
  const subject = `mailbox:${mailbox.id}:ramp`
  if (!haltedAt) {
    if (mailbox.rampFrom) resolveAlerts(scope, { subject })
    return
  }
  raiseAlert(scope, {
    kind: 'mailbox_trouble',
    subject,
    title: `${mailbox.email} does not send more for now`,
    because: 'Too many of its messages bounced, or somebody complained: the slow start stands still.',
    mailboxId: mailbox.id,
  })
}
