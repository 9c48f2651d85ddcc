import { and, asc, eq, inArray, isNull, lte } from 'drizzle-orm'
import { alertNotices, alerts } from '#db/tables/alerts.ts'
import { mailboxes } from '#db/tables/mailboxes.ts'
import { memberships } from '#db/tables/workspaces.ts'
import type { AlertMail } from '#db/vocabulary.ts'
import { members } from '../alerts/choices.server.ts'
import { linksOfAlerts } from '../alerts/evidence.server.ts'
import { linkPath } from '../alerts/link-path.ts'
import { GATHER_MS } from '../alerts/tell.server.ts'
import { inTransaction, soon, type Scope } from '../values/scope.server.ts'
import { alertMail, type AlertLine } from './alert-mail.ts'
import { nextDigest } from './digest-time.ts'
import { queueMail } from './queue.server.ts'

type Member = ReturnType<typeof members>[number]

/**
 * Mails to each person what they chose to hear: at once what was raised a minute ago, in one message; and the daily digest when
 * its time has come for them. What is over by then is not told. From the first mailbox that is well; without one it waits.
 * @returns how many messages were put in line
 */
export function mailAlerts(scope: Scope, { publicUrl }: { publicUrl: string | null }): number {
  return inTransaction(scope, (tx) => {
    let count = 0
    for (const member of members(tx)) {
      if (mailTo(tx, member, 'now', publicUrl)) count++
      if (member.nextDigestAt !== null && member.nextDigestAt > tx.now) continue
      // Before the first digest only its time is reckoned; without a mailbox that is well it stays due.
      const isDue = member.nextDigestAt !== null
      if (isDue && mailTo(tx, member, 'digest', publicUrl)) count++
      if (!isDue || !hasWaiting(tx, member)) setNextDigest(tx, member)
    }
    return count
  })
}

function setNextDigest(tx: Scope, { userId, digestTime: time, timeZone: zone }: Member): void {
  tx.db
    .update(memberships)
    .set({ nextDigestAt: nextDigest(tx.now, { time, zone }) })
    .where(and(eq(memberships.workspaceId, tx.workspaceId), eq(memberships.userId, userId)))
    .run()
}

/** @returns true when a message was put in line */
function mailTo(tx: Scope, reader: Member, mail: AlertMail, publicUrl: string | null): boolean {
  const waiting = waitingFor(tx, reader, mail)
  const over = waiting.filter(({ alert }) => alert.resolvedAt !== null)
  close(tx, over, null)
  const open = waiting.filter(({ alert }) => alert.resolvedAt === null)
  if (open.length === 0) return false
  const from = senderOf(tx)
  if (!from) return false
  const day = tx.now.toLocaleDateString('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: reader.timeZone,
  })
  const { id } = queueMail(tx, {
    kind: 'alert',
    mailboxId: from,
    toAddress: reader.email,
    toName: reader.name,
    userId: reader.userId,
    ...alertMail(
      linesOf(
        tx,
        open.map(({ alert }) => alert),
      ),
      { publicUrl, day: mail === 'digest' ? day : null },
    ),
    dueAt: tx.now,
  })
  close(tx, open, id)
  return true
}

type Waiting = ReturnType<typeof waitingFor>

function waitingFor(tx: Scope, { userId }: Member, mail: AlertMail) {
  const due = mail === 'now' ? [lte(alertNotices.createdAt, soon(tx, { ms: -GATHER_MS }))] : []
  return tx.db
    .select({ noticeId: alertNotices.id, alert: alerts })
    .from(alertNotices)
    .innerJoin(alerts, eq(alerts.id, alertNotices.alertId))
    .where(
      and(
        eq(alertNotices.userId, userId),
        eq(alertNotices.mail, mail),
        isNull(alertNotices.doneAt),
        eq(alerts.workspaceId, tx.workspaceId),
        ...due,
      ),
    )
    .orderBy(asc(alertNotices.id))
    .all()
}

function hasWaiting(tx: Scope, member: Member): boolean {
  return waitingFor(tx, member, 'digest').length > 0
}

function close(tx: Scope, notices: Waiting, outboxId: number | null): void {
  tx.db
    .update(alertNotices)
    .set({ doneAt: tx.now, outboxId })
    .where(
      inArray(
        alertNotices.id,
        notices.map(({ noticeId }) => noticeId),
      ),
    )
    .run()
}

function linesOf(tx: Scope, open: (typeof alerts.$inferSelect)[]): AlertLine[] {
  const evidence = linksOfAlerts(tx, { alertIds: open.map(({ id }) => id) })
  return open.map((alert) => ({
    kind: alert.kind,
    title: alert.title,
    because: alert.because,
    path: alert.mailboxId ? `/settings/mailboxes/${alert.mailboxId}` : null,
    links: evidence
      .filter(({ alertId }) => alertId === alert.id)
      .map((link) => ({ page: link.source, because: link.because, path: linkPath(link) })),
  }))
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
