import { eq } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { mailboxes } from '#db/tables/mailboxes.ts'
import { outbox } from '#db/tables/outreach.ts'
import { mintWorkspaceId, tellTime } from '../values/scope.server.ts'
import { optOut } from './stop.server.ts'

/** Who wrote the message that a token belongs to, for the page with the button; null for an unknown token. Changes nothing. */
export function readUnsubscribe(db: Queries, token: string): { from: string } | null {
  const found = findMail(db, token)
  return found ? { from: found.legalName } : null
}

/**
 * Somebody used the way out of a message: at once, for every mailbox and sequence, without login, any number of times (RFC 8058).
 * The token is the right to do it: it is random, went to this one address, and does not expire.
 * @returns null for an unknown token
 */
export function unsubscribe(db: Queries, token: string): { from: string } | null {
  const found = findMail(db, token)
  if (!found) return null
  const scope = {
    db,
    workspaceId: mintWorkspaceId(found.workspaceId),
    actor: { kind: 'job', name: 'unsubscribe' } as const,
    ...tellTime(db),
  }
  optOut(scope, { contactId: found.contactId, address: found.address, because: 'one-click unsubscribe' })
  return { from: found.legalName }
}

function findMail(db: Queries, token: string) {
  if (!/^[A-Za-z0-9_-]{16,64}$/.test(token)) return undefined
  return db
    .select({
      workspaceId: outbox.workspaceId,
      contactId: outbox.contactId,
      address: outbox.toAddress,
      legalName: mailboxes.legalName,
    })
    .from(outbox)
    .innerJoin(mailboxes, eq(mailboxes.id, outbox.mailboxId))
    .where(eq(outbox.unsubscribeToken, token))
    .get()
}
