import { setTimeout as sleep } from 'node:timers/promises'
import { and, eq } from 'drizzle-orm'
import { mailboxes } from '#db/tables/mailboxes.ts'
import { tellTime, type Scope } from '../values/scope.server.ts'
import { watchMailbox, type Tuning, type Watch } from './watch-mailbox.server.ts'

export type Supervision = {
  /** One scope a workspace, with the time of the moment. */
  scopes: () => Scope[]
  signal: AbortSignal
  tuning?: Partial<Tuning> & { lookMs?: number }
  /** The product's time; for tests. */
  tell?: (scope: Scope) => Pick<Scope, 'now' | 'tempo'>
}

/** New, mended and removed mailboxes are noticed within this time. */
const LOOK_MS = 2_000

/**
 * Watches every mailbox of every workspace until the signal: those that were added are begun, those whose password was
 * refused wait for a person. An error of one mailbox is shown on it and stops no other; one of the database stops all, and
 * the job is begun again.
 */
export async function watchMailboxes({ scopes, signal, tuning, tell = tellOf }: Supervision): Promise<void> {
  const stop = new AbortController()
  const watching = new Map<number, Promise<void>>()
  let broken: unknown = null
  const begin = (scope: Scope, watch: Omit<Watch, 'fresh' | 'signal'>) => {
    const fresh = () => ({ ...scope, ...tell(scope) })
    const task = watchMailbox({ ...watch, fresh, signal: AbortSignal.any([signal, stop.signal]) })
      .catch((error: unknown) => {
        broken = error
        stop.abort()
      })
      .finally(() => watching.delete(watch.mailboxId))
    watching.set(watch.mailboxId, task)
  }
  while (!signal.aborted && !stop.signal.aborted) {
    for (const scope of scopes())
      for (const mailboxId of watchable(scope)) {
        if (!watching.has(mailboxId)) begin(scope, { mailboxId, ...(tuning ? { tuning } : {}) })
      }
    await sleep(tuning?.lookMs ?? LOOK_MS, undefined, {
      signal: AbortSignal.any([signal, stop.signal]),
    }).catch(() => undefined)
  }
  await Promise.all(watching.values())
  if (broken) throw broken
}

function watchable(scope: Scope): number[] {
  return scope.db
    .select({ id: mailboxes.id })
    .from(mailboxes)
    .where(and(eq(mailboxes.workspaceId, scope.workspaceId), eq(mailboxes.needsPassword, false)))
    .all()
    .map((row) => row.id)
}

function tellOf(scope: Scope) {
  return tellTime(scope.db)
}
