import { eq } from 'drizzle-orm'
import { linkBatches } from '#db/tables/links.ts'
import { getProject } from '../projects/projects.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { readPastedLinks, type PastedLinks } from './paste.ts'
import { openBatch } from './batches.server.ts'
import { promiseLink, type PromiseRefusal } from './promise-link.server.ts'

export type Added = { batchId: number; added: number; repeats: number; rejected: PastedLinks['rejected'] }

/** Takes pasted links into watch. Bad lines are told with their reason; the rest is taken in one step. */
export function addPastedLinks(
  scope: Scope,
  { projectId, text, rel }: { projectId: number; text: string; rel: 'follow' | 'any' },
): Added {
  const project = getProject(scope, projectId)
  const { links, rejected } = readPastedLinks(text, project.siteUrl)
  return inTransaction(scope, (tx) => {
    const batchId = openBatch(tx, { projectId, fileName: 'Pasted links', path: null, rel })
    const result: Added = { batchId, added: 0, repeats: 0, rejected: [...rejected] }
    for (const link of links) {
      const taken = promiseLink(tx, {
        projectId,
        rel,
        origin: 'paste',
        batchId,
        recognise: 'pasted as an existing link',
        ...link,
      })
      if (taken.ok) result.added++
      else if (taken.reason === 'already-watched') result.repeats++
      else result.rejected.push({ line: link.line, reason: REFUSALS[taken.reason], text: link.sourceUrl })
    }
    tx.db
      .update(linkBatches)
      .set({
        added: result.added,
        known: result.repeats,
        rejectedCount: result.rejected.length,
        rejected: result.rejected.slice(0, 1_000),
      })
      .where(eq(linkBatches.id, batchId))
      .run()
    return result
  })
}

/** Why a link was not taken, for people. */
export const REFUSALS: Record<PromiseRefusal, string> = {
  'unusable-source': 'Enter the page as a web address, such as gardenpress.example/guides',
  'unusable-target': 'Enter the target as a web address or a path of your site',
  'same-page': 'The page and the target are the same page',
  'already-watched': 'This link is watched already',
}
