import { prospects } from '#db/tables/prospects.ts'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { allMatching } from '../prospects/matching.server.ts'
import { readGridQuery } from '../prospects/grid-query.ts'
import type { Scope } from '../values/scope.server.ts'
import { ENROL_AT_MOST } from './cannot-enrol.ts'

/** How many prospects are offered when nobody chose any. */
const OFFERED = 100

/**
 * Which prospects a link means: ids (`prospects=1,2,3`, or the grid's ticks as `id`), or everything that matches the
 * grid's filters (`all=yes`, `f`, `q`). Without either, those
 * that could be written to next, the best first.
 * @returns `isChosen`: somebody picked them, rather than us
 */
export function chosenProspects(
  scope: Scope,
  { projectId, params }: { projectId: number; params: URLSearchParams },
): { ids: number[]; isChosen: boolean; isCut: boolean } {
  const isAll = params.get('all') === 'yes'
  const listed = isAll ? [] : readIds([...params.getAll('prospects'), ...params.getAll('id')])
  const isFiltered = isAll || params.has('f') || params.has('q')
  if (listed.length === 0 && !isFiltered)
    return { ids: offered(scope, projectId), isChosen: false, isCut: false }
  const ids = listed.length
    ? listed
    : allMatching(scope, { projectId, query: readGridQuery(params), atMost: ENROL_AT_MOST + 1 })
  return { ids: ids.slice(0, ENROL_AT_MOST), isChosen: true, isCut: ids.length > ENROL_AT_MOST }
}

function readIds(texts: string[]): number[] {
  const ids = texts.flatMap((text) => text.split(',')).map(Number)
  return [...new Set(ids.filter((id) => Number.isSafeInteger(id) && id > 0))]
}

function offered({ db, workspaceId }: Scope, projectId: number): number[] {
  return db
    .select({ id: prospects.id })
    .from(prospects)
    .where(
      and(
        eq(prospects.workspaceId, workspaceId),
        eq(prospects.projectId, projectId),
        inArray(prospects.stage, ['qualified', 'ready', 'new']),
        isNull(prospects.sequenceState),
      ),
    )
    .orderBy(
      sql`case ${prospects.stage} when 'ready' then 0 when 'qualified' then 1 else 2 end`,
      sql`${prospects.contactId} is null`,
      sql`${prospects.score} desc nulls last`,
      sql`${prospects.authority} desc nulls last`,
      prospects.id,
    )
    .limit(OFFERED)
    .all()
    .map((row) => row.id)
}
