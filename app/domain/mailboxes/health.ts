import type { MailboxStatus } from '#db/vocabulary.ts'

export type MailboxHealth = { level: 'well' | 'warning' | 'trouble' | 'paused'; says: string }

/** A mailbox that has been silent this long is a warning; its sequences wait much sooner (`SYNC_FRESH_MS`). */
export const SILENT_MS = 15 * 60_000
/** Incoming mail must have been read this recently before a step may leave (the machine's milliseconds). */
export const SYNC_FRESH_MS = 5 * 60_000

/** How a mailbox is, in one sentence. Spans are about the machine: `tempo` stretches them in the sandbox. */
export function healthOf({
  mailbox,
  now,
  tempo,
}: {
  mailbox: {
    status: MailboxStatus
    statusBecause: string | null
    needsPassword: boolean
    lastSyncAt: Date | null
    lastSyncError: string | null
    connectedAt: Date
  }
  now: Date
  tempo: number
}): MailboxHealth {
  if (mailbox.needsPassword)
    return { level: 'trouble', says: mailbox.statusBecause ?? 'The password was refused. Type it in again.' }
  if (mailbox.status === 'paused') return { level: 'paused', says: mailbox.statusBecause ?? 'Paused.' }
  if (mailbox.status === 'trouble')
    return { level: 'trouble', says: mailbox.statusBecause ?? 'Something is wrong.' }
  const silentMs = (now.getTime() - (mailbox.lastSyncAt ?? mailbox.connectedAt).getTime()) / tempo
  if (silentMs > SILENT_MS)
    return {
      level: 'warning',
      says:
        mailbox.lastSyncError ??
        (mailbox.lastSyncAt
          ? 'No mail could be read for more than 15 minutes.'
          : 'Its mail has not been read yet.'),
    }
  if (mailbox.lastSyncError) return { level: 'warning', says: mailbox.lastSyncError }
  if (mailbox.statusBecause) return { level: 'warning', says: mailbox.statusBecause }
  return { level: 'well', says: mailbox.lastSyncAt ? 'Sends and receives.' : 'Connected; reading its mail.' }
}
