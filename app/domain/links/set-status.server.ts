import { and, eq } from 'drizzle-orm'
import { links, linkStatusChanges } from '#db/tables/links.ts'
import { endLinkAlerts } from '../alerts/link-alerts.server.ts'
import { record } from '../activity/record.server.ts'
import { NotFound } from '../values/errors.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { nextCheckAt } from './cadence.ts'
import { tellProspect } from './settle.server.ts'
import { standByHand, type ByHand } from './status.ts'
import { overWith } from './transition.ts'

/**
 * A person says how a link stands, with the reason. Checks go on; the first readable one says whether it agrees.
 * @param reason in the person's words; shown after "set by …"
 * @throws NotFound outside this workspace
 */
export function setStatus(
  scope: Scope,
  { linkId, status, reason }: { linkId: number; status: ByHand; reason: string },
): void {
  const { actor } = scope
  if (actor.kind !== 'user') throw new Error('only a person sets a status by hand')
  inTransaction(scope, (tx) => {
    const link = tx.db
      .select()
      .from(links)
      .where(and(eq(links.workspaceId, tx.workspaceId), eq(links.id, linkId)))
      .get()
    if (!link) throw new NotFound('There is no such link.')
    const stands = standByHand(link, status, tx.now)
    const because = `set by ${actor.name}: ${reason}`
    const rhythm = {
      ...link,
      ...stands,
      verdict: status === 'lost' ? ('missing' as const) : ('live' as const),
    }
    tx.db
      .update(links)
      .set({
        ...stands,
        statusBecause: because,
        statusCheckId: null,
        statusSetByUserId: actor.userId,
        ...(status === link.status ? {} : { statusSince: tx.now }),
        nextAt: nextCheckAt(rhythm, tx.now, 0),
      })
      .where(eq(links.id, link.id))
      .run()
    tx.db
      .insert(linkStatusChanges)
      .values({ linkId, at: tx.now, from: link.status, to: status, because, userId: actor.userId })
      .run()
    record(tx, {
      what: `link.${status}`,
      because,
      projectId: link.projectId,
      siteId: link.siteId,
      prospectId: link.prospectId,
      contactId: link.contactId,
      linkId,
      data: { from: link.status, to: status, byHand: true },
    })
    endLinkAlerts(tx, { linkId, kinds: overWith(status) })
    if (link.prospectId) tellProspect(tx, link.prospectId, link, { status, because }, because)
  })
}
