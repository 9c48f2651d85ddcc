import { users } from '#db/tables/workspaces.ts'
import { eq } from 'drizzle-orm'
import { queueMail } from '../outbox/queue.server.ts'
import { htmlOf } from '../templates/html.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { getSequence } from './get-sequence.server.ts'
import { previewSequence } from './preview.server.ts'

type Tested =
  { ok: true; to: string; count: number } | { ok: false; reason: 'no-mailbox' | 'no-steps' | 'no-user' }

/**
 * Sends the messages of a sequence, as one recipient would get them, to the person who asks, from the sequence's
 * own mailbox. What is missing stands marked in them. Nobody else gets anything, and nothing is counted.
 */
export function sendTest(
  scope: Scope,
  {
    sequenceId,
    prospectId,
    contactId,
    opener,
    enrolmentId,
  }: {
    sequenceId: number
    prospectId: number
    contactId: number | null
    opener: string | null
    enrolmentId: number
  },
): Tested {
  const user = scope.actor.kind === 'user' ? userOf(scope, scope.actor.userId) : null
  if (!user) return { ok: false, reason: 'no-user' }
  return inTransaction(scope, (tx) => {
    const { mailboxId } = getSequence(tx, { sequenceId })
    if (mailboxId === null) return { ok: false, reason: 'no-mailbox' } as const
    const { messages } = previewSequence(tx, { sequenceId, prospectId, contactId, opener, enrolmentId })
    if (messages.length === 0) return { ok: false, reason: 'no-steps' } as const
    for (const { subject, text, foot } of messages) {
      const whole = foot ? `${text}\n\n${foot}` : text
      queueMail(tx, {
        kind: 'test',
        mailboxId,
        toAddress: user.email,
        toName: user.name,
        subject: `[Test] ${subject}`,
        text: whole,
        html: htmlOf(whole),
        userId: user.id,
        dueAt: tx.now,
      })
    }
    return { ok: true, to: user.email, count: messages.length } as const
  })
}

function userOf({ db }: Scope, userId: number) {
  return db
    .select({ id: users.id, email: users.email, name: users.name })
    .from(users)
    .where(eq(users.id, userId))
    .get()
}
