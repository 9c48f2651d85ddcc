import { sql } from 'drizzle-orm'
import { inTransaction, type Scope } from '../values/scope.server.ts'

/**
 * Takes prospects away again that were made by mistake a moment ago. One that somebody has worked on since stays: it
 * has mail, a sequence, a link, an owner, another stage, or anything in its history beside its beginning.
 * @returns the ids that are gone
 */
export function takeBackProspects(scope: Scope, { prospectIds }: { prospectIds: number[] }): number[] {
  return inTransaction(scope, (tx) =>
    tx.db.all<{ id: number }>(
      sql`delete from prospects as x
        where x.workspace_id = ${tx.workspaceId}
          and x.id in (select value from json_each(${JSON.stringify(prospectIds)}))
          and x.stage = 'new' and x.owner_id is null and x.contact_id is null
          and not exists (select 1 from threads where prospect_id = x.id)
          and not exists (select 1 from outbox where prospect_id = x.id)
          and not exists (select 1 from enrolments where prospect_id = x.id)
          and not exists (select 1 from links where prospect_id = x.id)
          and not exists (select 1 from activities where prospect_id = x.id and what <> 'prospect.added')
        returning id`,
    ),
  ).map(({ id }) => id)
}
