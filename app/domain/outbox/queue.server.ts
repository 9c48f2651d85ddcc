import { and, eq, inArray, isNull, or, type SQL } from 'drizzle-orm'
import { outbox } from '#db/tables/outreach.ts'
import type { OutboxKind } from '#db/vocabulary.ts'
import { getMailbox } from '../mailboxes/get-mailbox.server.ts'
import { emailSite, readEmailAddress } from '../values/email-address.ts'
import { Invalid, NotFound } from '../values/errors.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'

export type NewMail = {
  kind: OutboxKind
  mailboxId: number
  toAddress: string
  toName?: string | null
  /** Steps are written when they are due; the rest is written already. */
  subject?: string | null
  text?: string | null
  html?: string | null
  inReplyTo?: string | null
  references?: string[] | null
  threadId?: number | null
  enrolmentId?: number | null
  stepNumber?: number | null
  prospectId?: number | null
  contactId?: number | null
  userId?: number | null
  dueAt: Date
  heldBecause?: string | null
}

/** Not begun: nobody works at it and nothing has left. */
const WAITING = ['planned', 'failed_retry'] as const
/** Up to here nothing can have left: the row may still be taken back, also from a worker's hands. */
const NOT_LEFT = [...WAITING, 'claimed', 'built', 'sending'] as const

/**
 * Puts a message in line. A step that is in line already only gets its new time; one that was cancelled comes back to life;
 * one that has left stays as it is.
 * @throws Invalid when the address is not a single bare one; NotFound for a mailbox of another workspace
 */
export function queueMail(scope: Scope, mail: NewMail): { id: number } {
  const toAddress = readEmailAddress(mail.toAddress)
  if (!toAddress) throw new Invalid(`"${mail.toAddress}" is not an address that mail can be sent to.`)
  return inTransaction(scope, (tx) => {
    getMailbox(tx, mail.mailboxId)
    const planned = {
      mailboxId: mail.mailboxId,
      toAddress,
      toName: mail.toName ?? null,
      toDomain: emailSite(toAddress),
      dueAt: mail.dueAt,
      heldBecause: mail.heldBecause ?? null,
    }
    const known =
      mail.enrolmentId && mail.stepNumber ? findStep(tx, mail.enrolmentId, mail.stepNumber) : undefined
    if (known) {
      if (known.state === 'planned' || known.state === 'cancelled')
        tx.db
          .update(outbox)
          .set({ ...planned, state: 'planned', because: null })
          .where(eq(outbox.id, known.id))
          .run()
      return { id: known.id }
    }
    return tx.db
      .insert(outbox)
      .values({
        ...planned,
        workspaceId: tx.workspaceId,
        kind: mail.kind,
        enrolmentId: mail.enrolmentId ?? null,
        stepNumber: mail.stepNumber ?? null,
        prospectId: mail.prospectId ?? null,
        contactId: mail.contactId ?? null,
        threadId: mail.threadId ?? null,
        userId: mail.userId ?? null,
        subject: mail.subject ?? null,
        text: mail.text ?? null,
        html: mail.html ?? null,
        inReplyTo: mail.inReplyTo ?? null,
        references: mail.references ?? null,
        createdAt: tx.now,
      })
      .returning({ id: outbox.id })
      .get()
  })
}

/**
 * Takes back every step of an enrolment or a contact that has not left, also one that a worker holds just now: its next look
 * at the row finds it gone. Replies that a person wrote are left alone.
 * @returns how many
 */
export function cancelUnsent(
  scope: Scope,
  { enrolmentId, contactId, because }: { enrolmentId?: number; contactId?: number; because: string },
): number {
  const whose = [
    ...(enrolmentId === undefined ? [] : [eq(outbox.enrolmentId, enrolmentId)]),
    ...(contactId === undefined ? [] : [eq(outbox.contactId, contactId)]),
  ]
  if (whose.length === 0)
    throw new Invalid('Name the enrolment or the contact whose mail is to be cancelled.')
  return scope.db
    .update(outbox)
    .set({ state: 'cancelled', because, claimedBy: null, claimedUntil: null })
    .where(and(ours(scope), eq(outbox.kind, 'step'), inArray(outbox.state, [...NOT_LEFT]), or(...whose)))
    .run().changes
}

/** Keeps a message back until it is released. @throws NotFound when it is not waiting any more */
export function hold(scope: Scope, { outboxId, because }: { outboxId: number; because: string }): void {
  change(scope, outboxId, { heldBecause: because })
}

/** Lets a held message go when it is due. @throws NotFound when it is not waiting any more */
export function release(scope: Scope, { outboxId }: { outboxId: number }): void {
  change(scope, outboxId, { heldBecause: null })
}

/** Gives a waiting message another time. @throws NotFound when it is not waiting any more */
export function setDue(
  scope: Scope,
  { outboxId, dueAt, because }: { outboxId: number; dueAt: Date; because?: string | null },
): void {
  change(scope, outboxId, { dueAt, ...(because === undefined ? {} : { because }) })
}

/** Gives up a waiting message. */
export function cancelOne(scope: Scope, { outboxId, because }: { outboxId: number; because: string }): void {
  change(scope, outboxId, { state: 'cancelled', because })
}

/**
 * The user's own decision about a message of which nobody knows whether it left: send the same bytes again. Or, for one that was
 * given up: try once more.
 */
export function sendAgain(scope: Scope, { outboxId }: { outboxId: number }): boolean {
  return (
    scope.db
      .update(outbox)
      .set({
        state: 'failed_retry',
        because: 'sent again by hand',
        dueAt: scope.now,
        attemptCount: 0,
        mayHaveLeftAt: null,
        claimedBy: null,
      })
      .where(
        and(
          ours(scope),
          eq(outbox.id, outboxId),
          inArray(outbox.state, ['unknown', 'failed_final']),
          isNull(outbox.claimedUntil),
        ),
      )
      .run().changes === 1
  )
}

function findStep(scope: Scope, enrolmentId: number, stepNumber: number) {
  return scope.db
    .select({ id: outbox.id, state: outbox.state })
    .from(outbox)
    .where(and(ours(scope), eq(outbox.enrolmentId, enrolmentId), eq(outbox.stepNumber, stepNumber)))
    .get()
}

function change(scope: Scope, outboxId: number, values: Partial<typeof outbox.$inferInsert>): void {
  const { changes } = scope.db
    .update(outbox)
    .set(values)
    .where(and(ours(scope), eq(outbox.id, outboxId), inArray(outbox.state, [...WAITING])))
    .run()
  if (changes === 0) throw new NotFound('This message is not waiting any more.')
}

function ours(scope: Scope): SQL {
  return eq(outbox.workspaceId, scope.workspaceId)
}
