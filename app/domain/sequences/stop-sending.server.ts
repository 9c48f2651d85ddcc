import { workspaces } from '#db/tables/workspaces.ts'
import { eq } from 'drizzle-orm'
import { record } from '../activity/record.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { showEverybody } from './show.server.ts'

export type SendingStop = { at: Date; by: string | null; because: string | null }

/** The stop of everything, with who pulled it, when and why; null: mail goes out. */
export function sendingStop({ db, workspaceId }: Pick<Scope, 'db' | 'workspaceId'>): SendingStop | null {
  const row = db
    .select({
      at: workspaces.sendingStoppedAt,
      by: workspaces.sendingStoppedBy,
      because: workspaces.sendingStoppedBecause,
    })
    .from(workspaces)
    .where(eq(workspaces.id, workspaceId))
    .get()
  return row?.at ? { ...row, at: row.at } : null
}

/** The one switch for everything: no mail of the workspace leaves until it is let go. */
export function stopSending(scope: Scope, { because }: { because: string | null }): void {
  inTransaction(scope, (tx) => {
    if (sendingStop(tx)) return
    setStop(tx, { sendingStoppedAt: tx.now, sendingStoppedBy: tx.actor.name, sendingStoppedBecause: because })
    record(tx, { what: 'sending.stopped', because: because ?? 'decided by hand' })
  })
}

/** Lets mail go out again, one by one under caps and gaps: what was due meanwhile does not leave in a burst. */
export function resumeSending(scope: Scope): void {
  inTransaction(scope, (tx) => {
    if (!sendingStop(tx)) return
    setStop(tx, { sendingStoppedAt: null, sendingStoppedBy: null, sendingStoppedBecause: null })
    record(tx, { what: 'sending.resumed', because: 'decided by hand' })
  })
}

function setStop(scope: Scope, values: Partial<typeof workspaces.$inferInsert>): void {
  scope.db.update(workspaces).set(values).where(eq(workspaces.id, scope.workspaceId)).run()
  showEverybody(scope)
}
