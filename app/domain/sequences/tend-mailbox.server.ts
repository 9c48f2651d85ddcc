import { changeMailbox, retestMailbox, type Changed } from '../mailboxes/connect-mailbox.server.ts'
import { getMailbox } from '../mailboxes/get-mailbox.server.ts'
import type { MailboxChangesInput } from '../mailboxes/mailbox-form.ts'
import { pauseMailbox, resumeMailbox } from '../mailboxes/pause-mailbox.server.ts'
import type { ConnectionTest } from '../mailboxes/test-connection.server.ts'
import type { Scope } from '../values/scope.server.ts'
import { isSamePace, replanMailbox } from './replan-mailbox.server.ts'
import { showEverybody } from './show.server.ts'

/** What people do to a mailbox, and what it means for those who wait for mail from it: their next action says so at once. */

export function pauseSending(
  scope: Scope,
  { mailboxId, because }: { mailboxId: number; because: string },
): void {
  pauseMailbox(scope, { mailboxId, because })
  showEverybody(scope, { mailboxId })
}

/** @returns refused while a password is needed */
export function resumeSending(
  scope: Scope,
  { mailboxId }: { mailboxId: number },
): ReturnType<typeof resumeMailbox> {
  const resumed = resumeMailbox(scope, { mailboxId })
  showEverybody(scope, { mailboxId })
  return resumed
}

/** Tries both sides again; a mailbox whose password works now goes on. */
export async function tryMailbox(
  scope: Scope,
  { mailboxId }: { mailboxId: number },
): Promise<ConnectionTest> {
  const test = await retestMailbox(scope, mailboxId)
  showEverybody(scope, { mailboxId })
  return test
}

/** Changes a mailbox; new servers and passwords are tried first. With another pace its planned messages get new times. */
export async function saveMailbox(
  scope: Scope,
  mailboxId: number,
  input: MailboxChangesInput,
): Promise<Changed> {
  const before = getMailbox(scope, mailboxId)
  const changed = await changeMailbox(scope, mailboxId, input)
  if (!changed.ok) return changed
  if (!isSamePace(before, input)) replanMailbox(scope, mailboxId)
  showEverybody(scope, { mailboxId })
  return changed
}
