import { targetPages } from '#db/tables/projects.ts'
import { prospects, type ProspectFacts } from '#db/tables/prospects.ts'
import { and, eq } from 'drizzle-orm'
import { record } from '../activity/record.server.ts'
import { NotFound } from '../values/errors.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { getProspect } from './get-prospect.server.ts'

/** The facts that a person may write; competitors and unknown columns of imports stay as they came. */
export type EditedFacts = Pick<
  ProspectFacts,
  'deadUrl' | 'deadAnchor' | 'archiveUrl' | 'paragraph' | 'mention' | 'note'
>

/**
 * Changes what we know of the page and why we write. An emptied fact is forgotten.
 * @throws NotFound for a prospect or target page of somebody else
 */
export function editProspect(
  scope: Scope,
  {
    prospectId,
    pageTitle,
    targetPageId,
    facts,
  }: { prospectId: number; pageTitle: string | null; targetPageId: number | null; facts: EditedFacts },
): void {
  inTransaction(scope, (tx) => {
    const prospect = getProspect(tx, prospectId)
    if (targetPageId !== null) mustBeTarget(tx, prospect.projectId, targetPageId)
    const merged: ProspectFacts = { ...prospect.facts, ...facts }
    const kept = Object.fromEntries(
      Object.entries(merged).filter(([, value]) => value !== undefined && value !== ''),
    )
    tx.db
      .update(prospects)
      .set({ pageTitle: pageTitle?.trim() || null, targetPageId, facts: kept, updatedAt: tx.now })
      .where(eq(prospects.id, prospectId))
      .run()
    record(tx, {
      what: 'prospect.changed',
      because: 'edited by hand',
      projectId: prospect.projectId,
      siteId: prospect.siteId,
      prospectId,
    })
  })
}

function mustBeTarget(scope: Scope, projectId: number, targetPageId: number): void {
  const target = scope.db
    .select({ id: targetPages.id })
    .from(targetPages)
    .where(and(eq(targetPages.id, targetPageId), eq(targetPages.projectId, projectId)))
    .get()
  if (!target) throw new NotFound('This project has no such target page.')
}
