import { STAGES_EXIT, STAGES_FORWARD, type Stage } from '#db/vocabulary.ts'
import { prospects } from '#db/tables/prospects.ts'
import { contacts } from '#db/tables/sites.ts'
import { users } from '#db/tables/workspaces.ts'
import { count, eq, inArray, sql } from 'drizzle-orm'
import { contactName } from '../contacts/contact.ts'
import type { Scope } from '../values/scope.server.ts'
import { countMatching } from './counting.server.ts'
import { getProject } from '../projects/projects.server.ts'
import { findPage } from './find.server.ts'
import type { GridQuery } from './grid-query.ts'
import { DEFAULT_SORT } from './sorting.ts'

/** So many cards a column; the rest is one click away in the list. */
const CARDS = 25

export type BoardColumn = { stage: Stage; count: number; isMore: boolean; cards: BoardCard[] }
export type BoardCard = ReturnType<typeof cardsOf>[number]

/**
 * Prospects by stage, the best score first, under the same filters and search as the list.
 * @param withExits also the stages that leave the way to a link
 */
export function boardOf(
  scope: Scope,
  {
    projectId,
    query,
    withExits,
  }: { projectId: number; query: Pick<GridQuery, 'filters' | 'search'>; withExits: boolean },
): BoardColumn[] {
  getProject(scope, projectId)
  const stages = withExits ? STAGES_EXIT : STAGES_FORWARD
  if (query.filters.length === 0 && query.search === '') {
    const counts = countStages(scope, projectId)
    return stages.map((stage) => {
      const cards = cardsOf(scope, bestOf(scope, { projectId, stage }))
      return { stage, count: counts.get(stage) ?? 0, isMore: false, cards }
    })
  }
  return stages.map((stage) => {
    const inStage = {
      ...query,
      filters: [...query.filters, isStage(stage)],
      sort: DEFAULT_SORT,
      cursor: null,
    }
    const { ids, ...found } = findPage(scope, { projectId, query: inStage, pageSize: CARDS })
    const { count: total, isMore } = found
    return { stage, count: total, isMore, cards: cardsOf(scope, ids) }
  })
}

/** The best of a whole stage, as they stand in its index; those without a score last. */
function bestOf({ db }: Scope, { projectId, stage }: { projectId: number; stage: Stage }): number[] {
  const inStage = sql`select id from ${prospects} where ${prospects.projectId} = ${projectId} and ${prospects.stage} = ${stage}`
  const valued = db.all<{ id: number }>(
    sql`${inStage} and ${prospects.score} is not null order by ${prospects.score} desc, ${prospects.id} desc limit ${CARDS}`,
  )
  const rest = db.all<{ id: number }>(
    sql`${inStage} and ${prospects.score} is null order by ${prospects.id} desc limit ${CARDS - valued.length}`,
  )
  return [...valued, ...rest].map((row) => row.id)
}

function countStages({ db }: Scope, projectId: number): Map<Stage, number> {
  const rows = db
    .select({ stage: prospects.stage, count: count() })
    .from(prospects)
    .where(eq(prospects.projectId, projectId))
    .groupBy(prospects.stage)
    .all()
  return new Map(rows.map((row) => [row.stage, row.count]))
}

/** How many stand on the other side of the board: on the way when the exits are shown, and the other way round. */
export function countOtherSide(
  scope: Scope,
  {
    projectId,
    query,
    withExits,
  }: { projectId: number; query: Pick<GridQuery, 'filters' | 'search'>; withExits: boolean },
): { count: number; isMore: boolean } {
  const values = [...(withExits ? STAGES_FORWARD : STAGES_EXIT)]
  const filters = [...query.filters, { field: 'stage', op: 'is', values } as const]
  return countMatching(scope, { projectId, query: { ...query, filters } })
}

function isStage(stage: Stage) {
  return { field: 'stage', op: 'is', values: [stage] } as { field: 'stage'; op: 'is'; values: string[] }
}

/** What a card shows of these prospects, in their order. */
function cardsOf(scope: Scope, ids: number[]) {
  const rows = scope.db
    .select({
      id: prospects.id,
      domain: prospects.domain,
      pageTitle: prospects.pageTitle,
      pageUrl: prospects.pageUrl,
      tactic: prospects.tactic,
      score: prospects.score,
      stageBecause: prospects.stageBecause,
      sequenceState: prospects.sequenceState,
      linkStatus: prospects.linkStatus,
      nextAction: prospects.nextAction,
      nextActionAt: prospects.nextActionAt,
      nextNeedsPerson: prospects.nextNeedsPerson,
      ownerName: users.name,
      firstName: contacts.firstName,
      lastName: contacts.lastName,
      email: contacts.email,
    })
    .from(prospects)
    .leftJoin(contacts, eq(contacts.id, prospects.contactId))
    .leftJoin(users, eq(users.id, prospects.ownerId))
    .where(inArray(prospects.id, ids))
    .all()
  const byId = new Map(
    rows.map(({ firstName, lastName, email, ...row }) => [
      row.id,
      {
        ...row,
        contact: firstName || lastName || email ? contactName({ firstName, lastName, email }) : null,
      },
    ]),
  )
  return ids.map((id) => byId.get(id)).filter((row) => row !== undefined)
}
