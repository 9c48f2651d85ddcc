import { and, eq, notInArray, sql } from 'drizzle-orm'
import { prospects } from '#db/tables/prospects.ts'
import { STAGES_EXIT, type Stage } from '#db/vocabulary.ts'
import type { Scope } from '../values/scope.server.ts'

/** From the first mail on, a link on the site may be the answer to it. */
const WRITTEN_TO: Stage[] = ['contacted', 'replied', 'negotiating', 'promised']
const NOT_ANY_MORE: Stage[] = STAGES_EXIT.filter((stage) => stage !== 'no_response')

/**
 * The prospect that a found link answers: the one for this very page, else the only one of the site that was written
 * to. Two who could claim it are not told apart by guessing. Only a verdict moves its stage.
 */
export function prospectOf(
  scope: Scope,
  { projectId, domain, pageKey }: { projectId: number; domain: string; pageKey: string },
): { id: number; contactId: number | null } | null {
  const ofSite = scope.db
    .select({
      id: prospects.id,
      contactId: prospects.contactId,
      pageKey: prospects.pageKey,
      stage: prospects.stage,
    })
    .from(prospects)
    .where(
      and(
        eq(prospects.projectId, projectId),
        eq(prospects.domain, domain),
        notInArray(sql`+${prospects.stage}`, NOT_ANY_MORE),
      ),
    )
    .limit(100)
    .all()
  const exact = ofSite.filter((one) => one.pageKey === pageKey)
  const written = ofSite.filter((one) => WRITTEN_TO.includes(one.stage))
  const found = exact.length === 1 ? exact[0] : written.length === 1 ? written[0] : null
  return found ? { id: found.id, contactId: found.contactId } : null
}
