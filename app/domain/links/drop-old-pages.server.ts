import { eq, sql } from 'drizzle-orm'
import { workspaces } from '#db/tables/workspaces.ts'
import type { Queries } from '#db/client.server.ts'
import { record } from '../activity/record.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'

const DAY_MS = 86_400_000
const AT_MOST = 2_000

/**
 * Deletes the HTML of checked pages that every workspace which refers to it has kept long enough. The first and the
 * last check of a link and every check that changed its status keep theirs: they are the evidence. What was read for
 * triage is kept as long as any other page.
 * @returns how many copies went
 */
export function dropOldPages(db: Queries, { now }: { now: Date }): number {
  return db.run(sql`
    delete from page_copies where hash in (
      select p.hash from page_copies p
      where p.at < ${now.getTime()} - ${DAY_MS} * (select min(keep_pages_days) from workspaces)
        and not exists (
          select 1 from checks c
          join links l on l.id = c.link_id
          join workspaces w on w.id = c.workspace_id
          where c.page_hash = p.hash and (
            w.keep_pages_days is null
            or c.at >= ${now.getTime()} - ${DAY_MS} * w.keep_pages_days
            or c.id = l.last_check_id
            or c.id = (select min(f.id) from checks f where f.link_id = c.link_id)
            or exists (select 1 from link_status_changes s where s.link_id = c.link_id and s.check_id = c.id)
          )
        )
        and not exists (
          select 1 from page_snapshots s
          join workspaces w on w.id = s.workspace_id
          where s.page_hash = p.hash
            and (w.keep_pages_days is null or s.fetched_at >= ${now.getTime()} - ${DAY_MS} * w.keep_pages_days)
        )
      order by p.at limit ${AT_MOST}
    )`).changes
}

/** How long the HTML of checked pages is kept, and the room it takes. */
export function pageKeeping(scope: Scope): { days: number | null; copies: number; bytes: number } {
  const { days } = scope.db
    .select({ days: workspaces.keepPagesDays })
    .from(workspaces)
    .where(eq(workspaces.id, scope.workspaceId))
    .get()!
  const room = scope.db.get<{ copies: number; bytes: number }>(
    sql`select count(*) as copies, coalesce(sum(length(html)), 0) as bytes from page_copies`,
  )
  return { days, ...room }
}

/** @param days null: for good */
export function keepPagesFor(scope: Scope, { days }: { days: number | null }): void {
  inTransaction(scope, (tx) => {
    tx.db.update(workspaces).set({ keepPagesDays: days }).where(eq(workspaces.id, tx.workspaceId)).run()
    record(tx, { what: 'workspace.keeping', data: { days } })
  })
}
