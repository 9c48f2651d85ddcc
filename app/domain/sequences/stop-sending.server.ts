import { workspaces } from '#db/tables/workspaces.ts'
import { eq } from 'drizzle-orm'
import { record } from '../activity/record.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { showEverybody } from './show.server.ts'

/** Since when nothing of any sequence leaves; null: mail goes out. */
export function sendingStoppedAt(scope: Pick<Scope, 'db' | 'workspaceId'>): Date | null {
  const row = scope.db
    .select({ at: workspaces.sendingStoppedAt })
    .from(workspaces)
    .where(eq(workspaces.id, scope.workspaceId))
    .get()
  return row?.at ?? null
}

/** The one switch for everything: stops all sending of the workspace, or lets it go on. */
export function stopSending(scope: Scope, { isStopped }: { isStopped: boolean }): void {
  inTransaction(scope, (tx) => {
    if ((sendingStoppedAt(tx) !== null) === isStopped) return
    tx.db
      .update(workspaces)
      .set({ sendingStoppedAt: isStopped ? tx.now : null })
      .where(eq(workspaces.id, tx.workspaceId))
      .run()
    record(tx, { what: isStopped ? 'sending.stopped' : 'sending.resumed', because: 'decided by hand' })
    showEverybody(tx)
  })
}
