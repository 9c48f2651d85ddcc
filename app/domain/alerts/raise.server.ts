import { and, desc, eq, inArray, isNull, type SQL } from 'drizzle-orm'
import { alerts } from '#db/tables/links.ts'
import type { AlertKind } from '#db/vocabulary.ts'
import type { Scope } from '../values/scope.server.ts'

export type Alarm = {
  kind: AlertKind
  /** What it is about: "link:12", "mailbox:3". One open alert for a kind and subject. */
  subject: string
  title: string
  /** The cause in one sentence. */
  because: string
  projectId?: number | null
  linkId?: number | null
  checkId?: number | null
  mailboxId?: number | null
  outboxId?: number | null
  prospectId?: number | null
}

/**
 * Tells people of something that needs them. While an alert of the same kind and subject is open nothing new is
 * raised; only its words are brought up to date.
 * @returns the alert's id and whether it is new
 */
export function raiseAlert(scope: Scope, alarm: Alarm): { id: number; isNew: boolean } {
  const open = scope.db
    .select({ id: alerts.id })
    .from(alerts)
    .where(
      and(
        ours(scope),
        eq(alerts.kind, alarm.kind),
        eq(alerts.subject, alarm.subject),
        isNull(alerts.resolvedAt),
      ),
    )
    .get()
  if (open) {
    scope.db
      .update(alerts)
      .set({ title: alarm.title, because: alarm.because, checkId: alarm.checkId ?? null })
      .where(eq(alerts.id, open.id))
      .run()
    return { id: open.id, isNew: false }
  }
  const made = scope.db
    .insert(alerts)
    .values({ ...alarm, workspaceId: scope.workspaceId, raisedAt: scope.now })
    .returning({ id: alerts.id })
    .get()
  return { id: made.id, isNew: true }
}

/** The cause is gone: closes the open alerts of a subject (all kinds, or those named). @returns how many */
export function resolveAlerts(
  scope: Scope,
  { subject, kinds }: { subject: string; kinds?: AlertKind[] },
): number {
  const which = [ours(scope), eq(alerts.subject, subject), isNull(alerts.resolvedAt)]
  if (kinds) which.push(inArray(alerts.kind, kinds))
  return scope.db
    .update(alerts)
    .set({ resolvedAt: scope.now })
    .where(and(...which))
    .run().changes
}

/** Somebody has looked and needs no further reminding. */
export function markAlertSeen(scope: Scope, { alertId }: { alertId: number }): void {
  scope.db
    .update(alerts)
    .set({ seenAt: scope.now })
    .where(and(ours(scope), eq(alerts.id, alertId)))
    .run()
}

/** Open alerts nobody has put aside, newest first; those of one project and those of none. */
export function openAlerts(
  scope: Scope,
  { projectId, limit = 100 }: { projectId?: number; limit?: number } = {},
) {
  return scope.db
    .select()
    .from(alerts)
    .where(and(ours(scope), isNull(alerts.resolvedAt), isNull(alerts.seenAt)))
    .orderBy(desc(alerts.id))
    .limit(limit)
    .all()
    .filter((alert) => projectId === undefined || alert.projectId === null || alert.projectId === projectId)
}

function ours(scope: Scope): SQL {
  return eq(alerts.workspaceId, scope.workspaceId)
}
