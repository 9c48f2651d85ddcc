import { and, eq, gte, isNotNull, like, or } from 'drizzle-orm'
import { messages } from '#db/tables/inbox.ts'
import { outbox } from '#db/tables/outreach.ts'
import { lookInSent } from '#app/gateways/imap/append.ts'
import { getMailbox } from '../mailboxes/get-mailbox.server.ts'
import { signedIn } from '../mailboxes/sign-in.server.ts'
import { resolveAlerts } from '../alerts/raise.server.ts'
import type { Scope } from '../values/scope.server.ts'
import type { Tell } from './attempt.server.ts'
import { finish, type Finishers } from './finish.server.ts'
import type { OutboxRow } from './lease.server.ts'

/**
 * Looks for evidence about messages of which nobody knows whether they left: a copy in the Sent folder, or a bounce or a reply that
 * cites them. After a quarter of an hour without any they stay unknown: they count as sent, and the user is told.
 * Nothing is ever sent again here.
 */
export async function settleUnknown(
  scope: Scope,
  { tell, ...finishers }: { tell: Tell } & Finishers,
): Promise<void> {
  const rows = scope.db
    .select()
    .from(outbox)
    .where(
      and(
        eq(outbox.workspaceId, scope.workspaceId),
        eq(outbox.state, 'unknown'),
        isNotNull(outbox.claimedUntil),
      ),
    )
    .all()
  for (const row of rows) {
    const evidence = isCited(scope, row)
      ? 'somebody answered it, so it did leave'
      : (await isInSent(scope, row))
        ? 'a copy of it is in the Sent folder, so it did leave'
        : null
    const later = { ...scope, ...tell() }
    if (evidence) confirmSent(later, { outboxId: row.id, because: evidence })
    if (evidence || row.claimedUntil! <= later.now) finish(later, { outboxId: row.id, ...finishers })
  }
}

/** Evidence has come up that an unknown message did leave. Safe to repeat; does nothing to any other message. */
export function confirmSent(
  scope: Scope,
  { outboxId, because }: { outboxId: number; because: string },
): void {
  const row = scope.db
    .select({ at: outbox.mayHaveLeftAt })
    .from(outbox)
    .where(
      and(eq(outbox.workspaceId, scope.workspaceId), eq(outbox.id, outboxId), eq(outbox.state, 'unknown')),
    )
    .get()
  if (!row) return
  scope.db
    .update(outbox)
    .set({ state: 'sent', because, sentAt: row.at ?? scope.now })
    .where(and(eq(outbox.id, outboxId), eq(outbox.state, 'unknown')))
    .run()
  resolveAlerts(scope, { subject: `outbox:${outboxId}` })
}

function isCited(scope: Scope, row: OutboxRow): boolean {
  if (!row.messageId || !row.mayHaveLeftAt) return false
  const id = `%${row.messageId}%`
  const found = scope.db
    .select({ id: messages.id })
    .from(messages)
    .where(
      and(
        eq(messages.workspaceId, scope.workspaceId),
        eq(messages.mailboxId, row.mailboxId),
        eq(messages.direction, 'in'),
        gte(messages.createdAt, row.mayHaveLeftAt),
        or(like(messages.inReplyTo, id), like(messages.references, id)),
      ),
    )
    .limit(1)
    .get()
  return Boolean(found)
}

async function isInSent(scope: Scope, row: OutboxRow): Promise<boolean> {
  const mailbox = getMailbox(scope, row.mailboxId)
  if (mailbox.needsPassword || !row.messageId) return false
  const evidence = { messageId: row.messageId, folder: mailbox.sentFolder }
  const looked = await signedIn(
    scope,
    { mailbox, side: 'imap' },
    (server) => lookInSent(server, evidence),
    (one) => !one.ok && one.trouble === 'grant-over',
  )
  return looked.ok && looked.result.ok && looked.result.isThere
}
