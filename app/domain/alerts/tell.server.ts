import { and, eq, isNotNull } from 'drizzle-orm'
import { alertNotices, webhookDeliveries, webhooks } from '#db/tables/alerts.ts'
import type { AlertKind } from '#db/vocabulary.ts'
import { soon, type Scope } from '../values/scope.server.ts'
import { choiceFor, mailFor } from './choices.ts'
import { members } from './choices.server.ts'

/** What happens in the same moment goes out together. */
export const GATHER_MS = 60_000

/** An alert is new or has grown: puts in line what people and webhooks are to hear of it. What waits already takes it along. */
export function tell(scope: Scope, { alertId, kind }: { alertId: number; kind: AlertKind }): void {
  for (const { userId, role, choices } of members(scope)) {
    const mail = mailFor(choiceFor(role, choices, kind).mail, { wasTold: wasTold(scope, alertId, userId) })
    if (mail === 'none') continue
    scope.db
      .insert(alertNotices)
      .values({ alertId, userId, mail, createdAt: scope.now })
      .onConflictDoNothing()
      .run()
  }
  tellWebhooks(scope, { alertId, kind })
}

function wasTold(scope: Scope, alertId: number, userId: number): boolean {
  const before = scope.db
    .select({ id: alertNotices.id })
    .from(alertNotices)
    .where(
      and(
        eq(alertNotices.alertId, alertId),
        eq(alertNotices.userId, userId),
        isNotNull(alertNotices.outboxId),
      ),
    )
    .limit(1)
    .get()
  return before !== undefined
}

function tellWebhooks(scope: Scope, { alertId, kind }: { alertId: number; kind: AlertKind }): void {
  // Webhooks that fail must not be told by themselves that they fail.
  if (kind === 'webhook_trouble') return
  const listening = scope.db
    .select({ id: webhooks.id, kinds: webhooks.kinds, disabledAt: webhooks.disabledAt })
    .from(webhooks)
    .where(eq(webhooks.workspaceId, scope.workspaceId))
    .all()
    .filter((hook) => hook.disabledAt === null && hook.kinds.includes(kind))
  for (const { id: webhookId } of listening)
    scope.db
      .insert(webhookDeliveries)
      .values({
        workspaceId: scope.workspaceId,
        webhookId,
        alertId,
        dueAt: soon(scope, { ms: WEBHOOK_GATHER_MS }),
        createdAt: scope.now,
      })
      .onConflictDoNothing()
      .run()
}

/** Shorter than for people: a machine waits, and reads many links as well as one. */
const WEBHOOK_GATHER_MS = 10_000
