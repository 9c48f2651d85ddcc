import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { alertLinks, alerts } from '#db/tables/alerts.ts'
import { links } from '#db/tables/links.ts'
import type { Scope } from '../values/scope.server.ts'
import { linkTitle, type LinkAlertKind } from './link-title.ts'
import { openAlert } from './raise.server.ts'
import { tell } from './tell.server.ts'

type AlertRow = typeof alerts.$inferSelect

/**
 * Something happened to a link. All links of one host to which the same happened are one alert, which grows; growth makes
 * it unseen again. Safe to repeat: a link that the alert tells of already adds nothing.
 */
export function raiseLinkAlert(
  scope: Scope,
  {
    kind,
    linkId,
    checkId,
    because,
  }: { kind: LinkAlertKind; linkId: number; checkId: number | null; because: string },
): void {
  const link = scope.db
    .select({ host: links.sourceHost, projectId: links.projectId, prospectId: links.prospectId })
    .from(links)
    .where(and(eq(links.workspaceId, scope.workspaceId), eq(links.id, linkId)))
    .get()
  if (!link) return
  const subject = `host:${link.host}`
  const open = openAlert(scope, { kind, subject })
  const alertId =
    open?.id ??
    scope.db
      .insert(alerts)
      .values({
        workspaceId: scope.workspaceId,
        kind,
        subject,
        title: '',
        because,
        projectId: link.projectId,
        prospectId: link.prospectId,
        linkId,
        checkId,
        raisedAt: scope.now,
      })
      .returning({ id: alerts.id })
      .get().id
  const isGrown = addLink(scope, { alertId, linkId, checkId, because })
  scope.db
    .update(alerts)
    .set({ because, ...(isGrown ? { seenAt: null } : {}) })
    .where(eq(alerts.id, alertId))
    .run()
  bringUpToDate(scope, { id: alertId, kind, subject })
  if (isGrown) tell(scope, { alertId, kind })
}

/** What these alerts tell of a link is over; an alert without a link left is resolved. */
export function endLinkAlerts(
  scope: Scope,
  { linkId, kinds }: { linkId: number; kinds: LinkAlertKind[] },
): void {
  if (kinds.length === 0) return
  const told = scope.db
    .select({ alert: alerts, rowId: alertLinks.id })
    .from(alertLinks)
    .innerJoin(alerts, eq(alerts.id, alertLinks.alertId))
    .where(
      and(
        eq(alertLinks.linkId, linkId),
        isNull(alertLinks.overAt),
        isNull(alerts.resolvedAt),
        eq(alerts.workspaceId, scope.workspaceId),
        inArray(alerts.kind, kinds),
      ),
    )
    .all()
  for (const { alert, rowId } of told) {
    scope.db.update(alertLinks).set({ overAt: scope.now }).where(eq(alertLinks.id, rowId)).run()
    bringUpToDate(scope, { ...alert, kind: alert.kind as LinkAlertKind })
  }
}

/** @returns true when the alert did not tell of this link before */
function addLink(
  scope: Scope,
  {
    alertId,
    linkId,
    checkId,
    because,
  }: { alertId: number; linkId: number; checkId: number | null; because: string },
): boolean {
  const known = scope.db
    .select({ id: alertLinks.id, overAt: alertLinks.overAt })
    .from(alertLinks)
    .where(and(eq(alertLinks.alertId, alertId), eq(alertLinks.linkId, linkId)))
    .get()
  const told = { checkId, because, at: scope.now, overAt: null }
  if (!known)
    scope.db
      .insert(alertLinks)
      .values({ alertId, linkId, ...told })
      .run()
  else scope.db.update(alertLinks).set(told).where(eq(alertLinks.id, known.id)).run()
  return !known || known.overAt !== null
}

/** The alert's words and pointers follow the links that it still tells of. */
function bringUpToDate(
  scope: Scope,
  { id, kind, subject }: Pick<AlertRow, 'id' | 'subject'> & { kind: LinkAlertKind },
): void {
  const open = scope.db
    .select({
      linkId: alertLinks.linkId,
      checkId: alertLinks.checkId,
      because: alertLinks.because,
      projectId: links.projectId,
      prospectId: links.prospectId,
      issues: links.issues,
    })
    .from(alertLinks)
    .innerJoin(links, eq(links.id, alertLinks.linkId))
    .where(and(eq(alertLinks.alertId, id), isNull(alertLinks.overAt)))
    .orderBy(asc(alertLinks.id))
    .all()
  const [first] = open
  if (!first) {
    scope.db.update(alerts).set({ resolvedAt: scope.now }).where(eq(alerts.id, id)).run()
    return
  }
  const isOfOneProject = open.every((one) => one.projectId === first.projectId)
  scope.db
    .update(alerts)
    .set({
      title: linkTitle(kind, {
        host: subject.slice('host:'.length),
        count: open.length,
        issues: first.issues,
      }),
      linkId: first.linkId,
      checkId: first.checkId,
      prospectId: open.length === 1 ? first.prospectId : null,
      projectId: isOfOneProject ? first.projectId : null,
      ...(open.length === 1 ? { because: first.because } : {}),
    })
    .where(eq(alerts.id, id))
    .run()
}
