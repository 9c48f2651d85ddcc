import { watchMailboxes } from '#app/domain/inbox/watch-mailboxes.server.ts'
import type { JobContext } from './runner.ts'

/** Runs until the signal: every mailbox has its own long-lived connection, waiting in IDLE. */
export async function runWatchMailboxes({ scopes, signal }: JobContext): Promise<void> {
  await watchMailboxes({ scopes, signal })
}
