import { prospects, prospectTags } from '#db/tables/prospects.ts'
import { contacts } from '#db/tables/sites.ts'
import { sql, type SQL } from 'drizzle-orm'
import type { Scope } from '../values/scope.server.ts'
import { canUseTrigrams, daysAgo, owners, pattern } from './filter-sql.server.ts'
import type { Filter } from './filters.ts'

/**
 * Ways to reach the rows of a filter by its own index: each a query for ids, the project's or more. `find` asks the
 * shortest of them to lead when few rows match. Null: no index leads there.
 */
export function leadOf(scope: Scope, projectId: number, { field, op, values }: Filter): SQL | null {
  const inProject = sql`select ${prospects.id} as id from ${prospects} where ${prospects.projectId} = ${projectId}`
  const wanted = values.filter((value) => value !== 'none')
  const none = values.includes('none')
  if (op === 'not') return null
  switch (field) {
    case 'stage':
      return sql`${inProject} and ${prospects.stage} in ${wanted}`
    case 'tactic':
      return sql`${inProject} and ${prospects.tactic} in ${wanted}`
    case 'sequence':
      return none ? null : sql`${inProject} and ${prospects.sequenceState} in ${wanted}`
    case 'link':
      return none ? null : sql`${inProject} and ${prospects.linkStatus} in ${wanted}`
    case 'target':
      return none ? null : sql`${inProject} and ${prospects.targetPageId} in ${wanted.map(Number)}`
    case 'owner':
      return none ? null : sql`${inProject} and ${prospects.ownerId} in ${owners(scope, wanted)}`
    case 'tag':
      return none
        ? null
        : sql`select ${prospectTags.prospectId} as id from ${prospectTags}
            where ${prospectTags.tagId} in ${wanted.map(Number)}`
    case 'contact':
      return contactLead(scope, inProject, values)
    case 'score':
    case 'relevance':
    case 'authority':
      return op === 'max'
        ? sql`${inProject} and ${prospects[field]} <= ${Number(values[0])}`
        : sql`${inProject} and ${prospects[field]} >= ${Number(values[0])}`
    case 'domain':
      return canUseTrigrams(values[0]!)
        ? sql`select rowid as id from prospects_search where domain like ${pattern(values[0]!)}`
        : null
    case 'touch':
      return none ? null : byAge(scope, inProject, sql`${prospects.lastTouchAt}`, op, values)
    case 'added':
      return byAge(scope, inProject, sql`${prospects.createdAt}`, op, values)
    case 'import':
      return sql`select ${prospects.id} as id from ${prospects} where ${prospects.importId} in ${wanted.map(Number)}`
    case 'site':
      return sql`select ${prospects.id} as id from ${prospects} where ${prospects.siteId} in ${wanted.map(Number)}`
    case 'next':
      return null
  }
}

function contactLead(scope: Scope, inProject: SQL, values: string[]): SQL | null {
  if (values.length > 1 || values[0] === 'some') return null
  if (values[0] === 'none') return sql`${inProject} and ${prospects.contactId} is null`
  const its =
    values[0] === 'do_not_contact'
      ? sql`${contacts.doNotContactAt} is not null`
      : sql`${contacts.verification} = ${values[0]}`
  return sql`select ${prospects.id} as id from ${contacts} cross join ${prospects}
    where ${contacts.workspaceId} = ${scope.workspaceId} and ${its} and ${prospects.contactId} = ${contacts.id}`
}

/** True when a filter's lead gives exactly its rows of the project, so that counting them needs nothing else. */
export function isExact({ field, op, values }: Filter): boolean {
  if (op === 'not') return false
  if (field === 'contact') return values.length === 1 && values[0] === 'none'
  return !['tag', 'domain', 'import', 'site', 'next'].includes(field)
}

/** The search box by its trigrams. With fewer than three letters nothing leads. */
export function searchLead(text: string): SQL | null {
  if (!canUseTrigrams(text)) return null
  // The cross join makes the few contacts lead, one after the other: a limit then stops them early.
  const byContact = ['email', 'first_name', 'last_name'].map(
    (column) => sql`select ${prospects.id} as id from contacts_search cross join ${prospects}
      where contacts_search.${sql.raw(column)} like ${pattern(text)} and ${prospects.contactId} = contacts_search.rowid`,
  )
  return sql.join(
    [
      sql`select rowid as id from prospects_search where domain like ${pattern(text)}`,
      sql`select rowid from prospects_search where page_title like ${pattern(text)}`,
      ...byContact,
    ],
    sql` union all `,
  )
}

/** Several choices together, over the covering index of all of them. */
export function facetsLead(scope: Scope, projectId: number, filters: Filter[]): SQL | null {
  const facets = filters.filter(
    ({ field, op, values }) => op === 'is' && field in FACETS && !values.includes('none'),
  )
  if (facets.length < 2 || !facets.some((facet) => facet.field === 'stage')) return null
  const conditions = facets.map(({ field, values }) => {
    const column = FACETS[field as keyof typeof FACETS]
    return sql`${column} in ${field === 'owner' ? owners(scope, values) : values}`
  })
  return sql`select ${prospects.id} as id from ${prospects} indexed by prospects_by_facets
    where ${prospects.projectId} = ${projectId} and ${sql.join(conditions, sql` and `)}`
}

const FACETS = {
  stage: prospects.stage,
  tactic: prospects.tactic,
  owner: prospects.ownerId,
  sequence: prospects.sequenceState,
  link: prospects.linkStatus,
}

function byAge(scope: Scope, inProject: SQL, column: SQL, op: Filter['op'], [days]: string[]): SQL {
  const then = daysAgo(scope, days!)
  return op === 'over'
    ? sql`${inProject} and ${column} < ${then}`
    : sql`${inProject} and ${column} >= ${then}`
}
