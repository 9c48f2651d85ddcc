import { sql } from 'drizzle-orm'
import { backlinkFiles, backlinks, referringDomains } from '#db/tables/backlinks.ts'
import type { Scope } from '../values/scope.server.ts'

/**
 * Deletes links and sites of a project that only files which were taken back have named. A row knows the first and the
 * last file that named it: where another one of its site lies between these and still stands, the row stays too.
 * @param atMost rows of each kind at once
 * @returns how many went
 */
export function dropUnnamed(
  { db }: Pick<Scope, 'db'>,
  { projectId, atMost }: { projectId: number; atMost: number },
): number {
  const undone = sql`(select id from ${backlinkFiles} where project_id = ${projectId} and status = 'undone')`
  const drop = (table: typeof backlinks | typeof referringDomains) =>
    db.run(
      sql`delete from ${table} where id in (
        select r.id from ${table} r
        where r.first_file_id in ${undone} and r.last_file_id in ${undone}
          and not exists (
            select 1 from backlink_files f
            where f.project_id = ${projectId} and f.id > r.first_file_id and f.id < r.last_file_id
              and f.status <> 'undone' and f.subject in (r.subject, ''))
        limit ${atMost})`,
    ).changes
  return drop(backlinks) + drop(referringDomains)
}
