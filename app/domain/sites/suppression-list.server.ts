import { suppressions } from '#db/tables/sites.ts'
import { and, count, desc, eq, gte, lt, or, type SQL } from 'drizzle-orm'
import type { Scope } from '../values/scope.server.ts'

export type SuppressionRow = ReturnType<typeof listSuppressions>['rows'][number]

/**
 * The suppression list, newest first.
 * @param search the beginning of an address or domain
 * @param before id of the last row seen; `next` is the one for the page after
 */
export function listSuppressions(
  scope: Scope,
  { search = '', before = null, pageSize }: { search?: string; before?: number | null; pageSize: number },
) {
  const rows = scope.db
    .select({
      id: suppressions.id,
      kind: suppressions.kind,
      value: suppressions.value,
      reason: suppressions.reason,
      origin: suppressions.origin,
      createdAt: suppressions.createdAt,
    })
    .from(suppressions)
    .where(
      and(ofWorkspace(scope), starting(search), before === null ? undefined : lt(suppressions.id, before)),
    )
    .orderBy(desc(suppressions.id))
    .limit(pageSize + 1)
    .all()
  const page = rows.slice(0, pageSize)
  return { rows: page, next: rows.length > pageSize ? page.at(-1)!.id : null }
}

export function countSuppressions(scope: Scope): number {
  return scope.db.select({ n: count() }).from(suppressions).where(ofWorkspace(scope)).get()?.n ?? 0
}

/** The whole list, a batch at a time. */
export function* allSuppressions(scope: Scope): Generator<SuppressionRow[]> {
  let before: number | null = null
  do {
    const page: ReturnType<typeof listSuppressions> = listSuppressions(scope, { before, pageSize: 1000 })
    if (page.rows.length) yield page.rows
    before = page.next
  } while (before !== null)
}

function ofWorkspace(scope: Scope): SQL {
  return eq(suppressions.workspaceId, scope.workspaceId)
}

/** Both kinds are looked for by the beginning, along the index of their values. */
function starting(search: string): SQL | undefined {
  const from = search.trim().toLowerCase().replace(/^@/, '')
  if (!from) return undefined
  const range = and(gte(suppressions.value, from), lt(suppressions.value, `${from}\uffff`))
  return or(and(eq(suppressions.kind, 'address'), range), and(eq(suppressions.kind, 'domain'), range))
}
