import { contactSearches } from '#db/tables/contact-searches.ts'
import { prospects } from '#db/tables/prospects.ts'
import { and, eq, isNull } from 'drizzle-orm'
import { record } from '../activity/record.server.ts'
import { getProspect } from '../prospects/get-prospect.server.ts'
import { moveStage } from '../prospects/move-stage.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'

/**
 * A person has written through a site's contact form: the touch is noted and the prospect is Contacted. Or they have
 * put the form aside, and nothing else changes.
 * @returns false when somebody settled it before
 * @throws NotFound outside this workspace
 */
export function settleForm(
  scope: Scope,
  { searchId, projectId, wasWritten }: { searchId: number; projectId: number; wasWritten: boolean },
): boolean {
  return inTransaction(scope, (tx) => {
    const search = tx.db
      .update(contactSearches)
      .set({ formSettledAt: tx.now })
      .where(
        and(
          eq(contactSearches.id, searchId),
          eq(contactSearches.projectId, projectId),
          eq(contactSearches.workspaceId, tx.workspaceId),
          eq(contactSearches.state, 'form'),
          isNull(contactSearches.formSettledAt),
        ),
      )
      .returning()
      .get()
    if (!search) return false
    if (!wasWritten) return true
    const prospect = getProspect(tx, search.prospectId)
    const form = search.forms[0]!
    tx.db
      .update(prospects)
      .set({ lastTouchAt: tx.now, lastTouch: 'Contact form', updatedAt: tx.now })
      .where(eq(prospects.id, prospect.id))
      .run()
    record(tx, {
      what: 'prospect.form_sent',
      because: `written by hand through ${form}`,
      projectId,
      siteId: prospect.siteId,
      prospectId: prospect.id,
      data: { form },
    })
    moveStage(tx, {
      prospectId: prospect.id,
      to: 'contacted',
      because: 'written to through the contact form',
    })
    return true
  })
}
