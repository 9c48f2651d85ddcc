import { mailboxes } from '#db/tables/mailboxes.ts'
import { enrolments, sequenceMailboxes, sequences } from '#db/tables/outreach.ts'
import { and, asc, count, eq, inArray, isNull } from 'drizzle-orm'
import { record } from '../activity/record.server.ts'
import { getMailbox } from '../mailboxes/get-mailbox.server.ts'
import { capOn } from '../outbox/pace.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { getSequence, type Sequence } from './get-sequence.server.ts'
import { nextSender, type Sender } from './turns.ts'

/** The mailboxes that take turns with the first of a sequence. */
export function otherSenders({ db }: Pick<Scope, 'db'>, sequenceId: number): { id: number; email: string }[] {
  return db
    .select({ id: mailboxes.id, email: mailboxes.email })
    .from(sequenceMailboxes)
    .innerJoin(mailboxes, eq(mailboxes.id, sequenceMailboxes.mailboxId))
    .where(eq(sequenceMailboxes.sequenceId, sequenceId))
    .orderBy(asc(mailboxes.id))
    .all()
}

/**
 * Sets who takes turns with the first mailbox of a sequence, and how many of its messages leave a day. People on the way stay with
 * their mailbox: only whoever is added from now on is given by turns.
 * @param dailyCap null: what the mailboxes may
 * @throws NotFound for a sequence or mailbox of another workspace
 */
export function setTurns(
  scope: Scope,
  { sequenceId, others, dailyCap }: { sequenceId: number; others: number[]; dailyCap: number | null },
): void {
  inTransaction(scope, (tx) => {
    const { projectId, name, mailboxId } = getSequence(tx, { sequenceId })
    const wanted = [...new Set(others)].filter((id) => id !== mailboxId)
    const emails = wanted.map((id) => getMailbox(tx, id).email)
    tx.db.delete(sequenceMailboxes).where(eq(sequenceMailboxes.sequenceId, sequenceId)).run()
    for (const id of wanted) tx.db.insert(sequenceMailboxes).values({ sequenceId, mailboxId: id }).run()
    tx.db.update(sequences).set({ dailyCap }).where(eq(sequences.id, sequenceId)).run()
    record(tx, {
      what: 'sequence.turns',
      because: 'decided by hand',
      projectId,
      data: { sequenceId, name, others: emails, dailyCap },
    })
  })
}

/** Gives one person after another of a sequence a mailbox; each call is a turn. The sequence must have a mailbox. */
export function openTurns(scope: Scope, sequence: Pick<Sequence, 'id' | 'mailboxId'>): () => number {
  const first = sequence.mailboxId!
  const ids = [first, ...otherSenders(scope, sequence.id).map(({ id }) => id)]
  if (ids.length === 1) return () => first
  const live = scope.db
    .select({ id: enrolments.mailboxId, n: count() })
    .from(enrolments)
    .where(and(inArray(enrolments.mailboxId, ids), isNull(enrolments.endedAt)))
    .groupBy(enrolments.mailboxId)
    .all()
  const senders = ids.map((id): Sender => {
    const mailbox = getMailbox(scope, id)
    return {
      id,
      canSend:
        mailbox.status === 'ok' &&
        !mailbox.needsPassword &&
        mailbox.legalName.trim() !== '' &&
        mailbox.postalAddress.trim() !== '',
      cap: capOn(scope.now, { ...mailbox, zone: mailbox.timeZone }),
      live: live.find((one) => one.id === id)?.n ?? 0,
    }
  }) as [Sender, ...Sender[]]
  return () => {
    const next = nextSender(senders)
    next.live += 1
    return next.id
  }
}
