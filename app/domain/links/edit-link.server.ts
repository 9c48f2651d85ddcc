import { and, eq } from 'drizzle-orm'
import { links } from '#db/tables/links.ts'
import { record } from '../activity/record.server.ts'
import { NotFound } from '../values/errors.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { nextCheckAt } from './cadence.ts'

export type LinkEdit = {
  linkId: number
  ownerId: number | null
  /** Days between checks of a live link; null: the usual rhythm. */
  rhythmDays: number | null
  anchor: string | null
  rel: 'follow' | 'any'
  dueOn: Date | null
}

/**
 * Changes what was promised and how a link is watched. A changed promise is judged anew at once; a changed rhythm
 * moves the next check. @throws NotFound outside this workspace
 */
export function editLink(scope: Scope, { linkId, ...edit }: LinkEdit): void {
  inTransaction(scope, (tx) => {
    const link = tx.db
      .select()
      .from(links)
      .where(and(eq(links.workspaceId, tx.workspaceId), eq(links.id, linkId)))
      .get()
    if (!link) throw new NotFound('There is no such link.')
    const isNewPromise = edit.anchor !== link.anchor || edit.rel !== link.rel
    const isNewRhythm = edit.rhythmDays !== link.rhythmDays
    const rhythm = { ...link, ...edit, verdict: link.lastVerdict ?? 'live' }
    const nextAt = isNewPromise
      ? tx.now
      : isNewRhythm && link.lastCheckedAt
        ? nextCheckAt(rhythm, tx.now, 0)
        : link.nextAt
    tx.db
      .update(links)
      .set({ ...edit, nextAt })
      .where(eq(links.id, linkId))
      .run()
    record(tx, {
      what: 'link.changed',
      projectId: link.projectId,
      siteId: link.siteId,
      prospectId: link.prospectId,
      linkId,
      data: { ...edit, dueOn: edit.dueOn?.toISOString() ?? null },
    })
  })
}
