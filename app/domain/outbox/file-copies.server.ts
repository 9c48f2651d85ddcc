import { and, asc, eq, inArray, lte } from 'drizzle-orm'
import { outbox } from '#db/tables/outreach.ts'
import { fileInSent, type Filed } from '#app/gateways/imap/append.ts'
import { getMailbox } from '../mailboxes/get-mailbox.server.ts'
import { signedIn } from '../mailboxes/sign-in.server.ts'
import { troubleSentence, waitsForPerson } from '../mailboxes/trouble-words.ts'
import { soon, type Scope } from '../values/scope.server.ts'
import { backOff } from './after-attempt.ts'
import { LEASE_MS } from './lease.server.ts'
import { mailboxInTrouble } from './mailbox-health.server.ts'

const MOST_TRIES = 12
const AT_ONCE = 50

/**
 * Puts the waiting copies of sent mail into the Sent folders, one connection a mailbox. Failure never changes the state of the
 * send; it is retried apart, and given up after a day or so.
 */
export async function fileCopies(scope: Scope): Promise<void> {
  const waiting = takeWaiting(scope)
  const mailboxIds = [...new Set(waiting.map((copy) => copy.mailboxId))]
  await Promise.all(
    mailboxIds.map(async (mailboxId) => {
      const copies = waiting.filter((copy) => copy.mailboxId === mailboxId)
      const filed = await fileFor(scope, mailboxId, copies)
      copies.forEach((copy, i) => filed && note(scope, copy, filed[i]!))
    }),
  )
}

type Waiting = ReturnType<typeof takeWaiting>[number]

/** Takes what waits for this worker alone: two that file the same copy at once would both find that it is not there yet. */
function takeWaiting(scope: Scope) {
  const due = and(
    eq(outbox.workspaceId, scope.workspaceId),
    eq(outbox.sentCopy, 'waiting'),
    lte(outbox.sentCopyNextAt, scope.now),
  )
  const ids = scope.db
    .select({ id: outbox.id })
    .from(outbox)
    .where(due)
    .orderBy(asc(outbox.sentCopyNextAt))
    .limit(AT_ONCE)
    .all()
    .map(({ id }) => id)
  if (ids.length === 0) return []
  return scope.db
    .update(outbox)
    .set({ sentCopyNextAt: soon(scope, { ms: LEASE_MS }) })
    .where(and(due, inArray(outbox.id, ids)))
    .returning({
      id: outbox.id,
      mailboxId: outbox.mailboxId,
      mime: outbox.mime,
      messageId: outbox.messageId,
      sentAt: outbox.sentAt,
      tries: outbox.sentCopyAttemptCount,
    })
    .all()
}

/** @returns null when a person must act first: a refused password is not tried again by anything before. */
async function fileFor(scope: Scope, mailboxId: number, copies: Waiting[]): Promise<Filed[] | null> {
  const mailbox = getMailbox(scope, mailboxId)
  if (mailbox.needsPassword) return null
  const filed = await signedIn(
    scope,
    { mailbox, side: 'imap' },
    (server) =>
      fileInSent(server, {
        folder: mailbox.sentFolder,
        copies: copies.map(({ mime, messageId, sentAt }) => ({
          mime: mime!,
          messageId: messageId!,
          at: sentAt ?? scope.now,
        })),
      }),
    (all) => all.some((one) => !one.ok && one.trouble === 'grant-over'),
  )
  if (filed.ok) return filed.result
  if (!waitsForPerson(filed.trouble)) return copies.map(() => filed)
  const because = troubleSentence({ word: filed.trouble, host: mailbox.imapHost, detail: filed.detail })
  mailboxInTrouble(scope, { mailboxId, because, needsPassword: true })
  return null
}

function note(scope: Scope, { id, tries }: { id: number; tries: number }, filed: Filed): void {
  const isOver = !filed.ok && tries + 1 >= MOST_TRIES
  const ms = backOff({ tries: tries + 1, firstMs: 60_000, mostMs: 4 * 3_600_000, seed: `copy:${id}` })
  scope.db
    .update(outbox)
    .set({
      sentCopyAttemptCount: tries + 1,
      sentCopy: filed.ok ? 'filed' : isOver ? 'failed' : 'waiting',
      sentCopyNextAt: filed.ok || isOver ? null : soon(scope, { ms }),
    })
    .where(and(eq(outbox.workspaceId, scope.workspaceId), eq(outbox.id, id)))
    .run()
}
