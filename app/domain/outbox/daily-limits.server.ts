import { eq } from 'drizzle-orm'
import { workspaces } from '#db/tables/workspaces.ts'
import { record } from '../activity/record.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'

export type DailyLimits = { perDomain: number; perSite: number }

/** Steps a day to one domain of addresses, and people a day at one site, over all mailboxes and sequences. */
export function dailyLimits({ db, workspaceId }: Pick<Scope, 'db' | 'workspaceId'>): DailyLimits {
  return db
    .select({ perDomain: workspaces.perDomainDaily, perSite: workspaces.perSiteDaily })
    .from(workspaces)
    .where(eq(workspaces.id, workspaceId))
    .get()!
}

/** They hold from the next message on. */
export function setDailyLimits(scope: Scope, { perDomain, perSite }: DailyLimits): void {
  inTransaction(scope, (tx) => {
    tx.db
      .update(workspaces)
      .set({ perDomainDaily: perDomain, perSiteDaily: perSite })
      .where(eq(workspaces.id, tx.workspaceId))
      .run()
    record(tx, {
      what: 'workspace.daily_limits',
      because: 'decided by hand',
      data: { perDomain, perSite },
    })
  })
}
