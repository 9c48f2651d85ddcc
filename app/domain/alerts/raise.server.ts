import { and, eq, inArray, isNull, lt, type SQL } from 'drizzle-orm'
import { alerts } from '#db/tables/alerts.ts'
import type { AlertKind } from '#db/vocabulary.ts'
import type { Scope } from '../values/scope.server.ts'
import { tell } from './tell.server.ts'

export type Alarm = {
  kind: AlertKind
  /** What it is about: "mailbox:3", "host:a.example". One open alert for a kind and subject. */
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
  const open = openAlert(scope, alarm)
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
  tell(scope, { alertId: made.id, kind: alarm.kind })
  return { id: made.id, isNew: true }
}

/** The open alert of a kind about a subject. */
export function openAlert(scope: Scope, { kind, subject }: { kind: AlertKind; subject: string }) {
  return scope.db
    .select()
    .from(alerts)
    .where(and(ours(scope), eq(alerts.kind, kind), eq(alerts.subject, subject), isNull(alerts.resolvedAt)))
    .get()
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

const NEWS: AlertKind[] = ['link_live', 'link_recovered']
const NEWS_MS = 7 * 24 * 60 * 60_000

/** Good news asks for nothing: a week old, it is over. */
export function closeOldNews(scope: Scope): number {
  return scope.db
    .update(alerts)
    .set({ resolvedAt: scope.now })
    .where(
      and(
        ours(scope),
        inArray(alerts.kind, NEWS),
        isNull(alerts.resolvedAt),
        lt(alerts.raisedAt, new Date(scope.now.getTime() - NEWS_MS)),
      ),
    )
    .run().changes
}

function ours(scope: Scope): SQL {
  return eq(alerts.workspaceId, scope.workspaceId)
}
