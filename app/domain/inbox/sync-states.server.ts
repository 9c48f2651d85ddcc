import { listMailboxes } from '../mailboxes/get-mailbox.server.ts'
import { healthOf } from '../mailboxes/health.ts'
import type { Scope } from '../values/scope.server.ts'

/** How well mail is read, mailbox by mailbox, for the foot of the list. One that is paused or blocked still reads. */
export function syncStates(scope: Scope) {
  return listMailboxes(scope).map((mailbox) => {
    const reading = { ...mailbox, status: 'ok', statusBecause: null } as const
    const { level, says } = healthOf({ mailbox: reading, now: scope.now, tempo: scope.tempo })
    const isNew = mailbox.lastSyncAt === null && mailbox.lastSyncError === null && !mailbox.needsPassword
    return { email: mailbox.email, isWell: level === 'well' || isNew, says, lastSyncAt: mailbox.lastSyncAt }
  })
}
