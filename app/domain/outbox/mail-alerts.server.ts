import { and, asc, eq, inArray, isNull, lte } from 'drizzle-orm'
import { alerts } from '#db/tables/links.ts'
import { mailboxes } from '#db/tables/mailboxes.ts'
import { memberships, users } from '#db/tables/workspaces.ts'
import { inTransaction, soon, type Scope } from '../values/scope.server.ts'
import { alertMail, MAILED } from './alert-mail.ts'
import { queueMail } from './queue.server.ts'

/** Alerts of the same moment go out together. */
const GATHER_MS = 60_000

/**
 * Mails the alerts that were raised a minute ago and not mailed yet to the team, in one message each, from the first
 * mailbox that is well. Without such a mailbox they stay in the app.
 * @returns how many messages were put in line
 */
export function mailAlerts(scope: Scope, { publicUrl }: { publicUrl: string | null }): number {
  return inTransaction(scope, (tx) => {
    const due = tx.db
      .select()
      .from(alerts)
      .where(
        and(
          eq(alerts.workspaceId, tx.workspaceId),
          inArray(alerts.kind, [...MAILED]),
          isNull(alerts.mailedAt),
          lte(alerts.raisedAt, soon(tx, { ms: -GATHER_MS })),
        ),
      )
      .orderBy(asc(alerts.id))
      .all()
    if (due.length === 0) return 0
    const from = senderOf(tx)
    if (!from) return 0
    const readers = team(tx)
    const mail = alertMail(
      due.map((alert) => ({
        title: alert.title,
        because: alert.because,
        path: alert.linkId && alert.projectId ? `/p/${alert.projectId}/links/${alert.linkId}` : null,
      })),
      { publicUrl },
    )
    for (const reader of readers)
      queueMail(tx, {
        kind: 'alert',
        mailboxId: from,
        toAddress: reader.email,
        toName: reader.name,
        userId: reader.id,
        ...mail,
        dueAt: tx.now,
      })
    const ids = due.map(({ id }) => id)
    tx.db.update(alerts).set({ mailedAt: tx.now }).where(inArray(alerts.id, ids)).run()
    return readers.length
  })
}

function senderOf(scope: Scope): number | null {
  const found = scope.db
    .select({ id: mailboxes.id })
    .from(mailboxes)
    .where(
      and(
        eq(mailboxes.workspaceId, scope.workspaceId),
        eq(mailboxes.status, 'ok'),
        eq(mailboxes.needsPassword, false),
      ),
    )
    .orderBy(asc(mailboxes.id))
    .get()
  return found?.id ?? null
}

function team(scope: Scope) {
  return scope.db
    .select({ id: users.id, email: users.email, name: users.name })
    .from(users)
    .innerJoin(memberships, eq(memberships.userId, users.id))
    .where(
      and(
        eq(memberships.workspaceId, scope.workspaceId),
        inArray(memberships.role, ['owner', 'manager', 'builder']),
      ),
    )
    .all()
}
