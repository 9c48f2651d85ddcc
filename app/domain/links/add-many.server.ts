import { getProject } from '../projects/projects.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { readPastedLinks, type PastedLinks } from './paste.ts'
import { promiseLink, type PromiseRefusal } from './promise-link.server.ts'

export type Added = { added: number; repeats: number; rejected: PastedLinks['rejected'] }

/** Takes pasted links into watch. Bad lines are told with their reason; the rest is taken in one step. */
export function addPastedLinks(
  scope: Scope,
  { projectId, text, rel }: { projectId: number; text: string; rel: 'follow' | 'any' },
): Added {
  const project = getProject(scope, projectId)
  const { links, rejected } = readPastedLinks(text, project.siteUrl)
  return inTransaction(scope, (tx) => {
    const result: Added = { added: 0, repeats: 0, rejected: [...rejected] }
    for (const link of links) {
      const taken = promiseLink(tx, { projectId, rel, origin: 'paste', ...link })
      if (taken.ok) result.added++
      else if (taken.reason === 'already-watched') result.repeats++
      else result.rejected.push({ line: link.line, reason: REFUSALS[taken.reason], text: link.sourceUrl })
    }
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
