import { contacts } from '#db/tables/sites.ts'
import { enrolments, outbox } from '#db/tables/outreach.ts'
import type { EnrolmentState } from '#db/vocabulary.ts'
import { and, desc, eq, gt, isNull, or } from 'drizzle-orm'
import { record } from '../activity/record.server.ts'
import { markDoNotContact } from '../contacts/do-not-contact.server.ts'
import { getContact } from '../contacts/get-contact.server.ts'
import { cancelUnsent } from '../outbox/queue.server.ts'
import { suppress } from '../sites/suppression.server.ts'
import { emailKey } from '../values/email-address.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import type { Enrolment } from './get-sequence.server.ts'
import { showEnrolment } from './show.server.ts'

/**
 * Somebody answered: nothing more goes to the contact, nor to anybody else at the same site, in any sequence.
 * @param because in one sentence: "Ines replied"
 * @returns the enrolments that ended
 */
export function stopForReply(
  scope: Scope,
  {
    contactId,
    prospectId,
    because,
    messageId,
  }: { contactId: number; prospectId?: number | null; because: string; messageId?: number | null },
): number[] {
  return inTransaction(scope, (tx) => {
    const { siteId } = getContact(tx, contactId)
    cancelUnsent(tx, { contactId, because })
    const ended = liveAtSite(tx, siteId).map((enrolment) =>
      end(tx, enrolment, {
        state: 'replied',
        because: enrolment.contactId === contactId ? because : `Someone at this site replied: ${because}`,
        messageId,
      }),
    )
    const late = ended.length === 0 ? lastFinished(tx, { contactId, prospectId }) : undefined
    return late ? [end(tx, late, { state: 'replied', because, messageId })] : ended
  })
}

/** The address takes no mail: everything to this contact ends. Suppressing the address is the caller's decision. */
export function stopForBounce(
  scope: Scope,
  { contactId, because, messageId }: { contactId: number; because: string; messageId?: number | null },
): number[] {
  return stopContact(scope, { contactId, state: 'bounced', because, messageId })
}

/** A person of ours decided that this contact is not written to any more. */
export function stopForDoNotContact(
  scope: Scope,
  { contactId, because }: { contactId: number; because: string },
): number[] {
  return inTransaction(scope, (tx) => {
    markDoNotContact(tx, { contactId, because })
    return stopContact(tx, { contactId, state: 'stopped', because })
  })
}

/**
 * Somebody does not want our mail: the address is suppressed, the contact marked, every sequence of every mailbox
 * ends for it, at once. Safe to repeat.
 * @param because where the wish came from: "one-click unsubscribe"
 */
export function optOut(
  scope: Scope,
  {
    contactId,
    address,
    because,
    messageId,
  }: { contactId?: number | null; address: string; because: string; messageId?: number | null },
): void {
  inTransaction(scope, (tx) => {
    suppress(tx, { kind: 'address', value: address, reason: 'unsubscribed', origin: because })
    for (const id of contactsOf(tx, { contactId, address })) {
      markDoNotContact(tx, { contactId: id, because })
      stopContact(tx, { contactId: id, state: 'opted_out', because, messageId })
    }
  })
}

/** A person of ours takes one recipient out of a sequence. */
export function stopEnrolment(
  scope: Scope,
  { enrolment, because }: { enrolment: Enrolment; because: string },
): void {
  inTransaction(scope, (tx) => {
    if (enrolment.endedAt === null) end(tx, enrolment, { state: 'stopped', because })
  })
}

/**
 * The message of an enrolment was taken back when it was to leave (a suppression, a do-not-contact of meanwhile):
 * nothing follows it, so the enrolment ends with the same cause.
 */
export function stopWhenCancelled(scope: Scope, { enrolmentId }: { enrolmentId: number }): void {
  inTransaction(scope, (tx) => {
    const row = tx.db
      .select({ enrolment: enrolments, state: outbox.state, because: outbox.because })
      .from(enrolments)
      .innerJoin(
        outbox,
        and(eq(outbox.enrolmentId, enrolments.id), gt(outbox.stepNumber, enrolments.stepsSent)),
      )
      .where(
        and(
          eq(enrolments.workspaceId, tx.workspaceId),
          eq(enrolments.id, enrolmentId),
          isNull(enrolments.endedAt),
        ),
      )
      .orderBy(desc(outbox.stepNumber))
      .get()
    if (row?.state === 'cancelled')
      end(tx, row.enrolment, { state: 'stopped', because: row.because ?? 'The message was taken back' })
  })
}

function stopContact(
  scope: Scope,
  {
    contactId,
    ...ending
  }: { contactId: number; state: EnrolmentState; because: string; messageId?: number | null },
): number[] {
  return inTransaction(scope, (tx) => {
    getContact(tx, contactId)
    cancelUnsent(tx, { contactId, because: ending.because })
    const live = tx.db
      .select()
      .from(enrolments)
      .where(
        and(
          eq(enrolments.workspaceId, tx.workspaceId),
          eq(enrolments.contactId, contactId),
          isNull(enrolments.endedAt),
        ),
      )
      .all()
    const late = live.length === 0 && ending.state !== 'stopped' ? lastFinished(tx, { contactId }) : undefined
    return (late ? [late] : live).map((enrolment) => end(tx, enrolment, ending))
  })
}

function end(
  scope: Scope,
  enrolment: Enrolment,
  {
    state,
    because,
    messageId = null,
  }: { state: EnrolmentState; because: string; messageId?: number | null | undefined },
): number {
  cancelUnsent(scope, { enrolmentId: enrolment.id, because })
  scope.db
    .update(enrolments)
    .set({
      state,
      because,
      heldFor: null,
      stateSince: scope.now,
      endedAt: enrolment.endedAt ?? scope.now,
    })
    .where(eq(enrolments.id, enrolment.id))
    .run()
  record(scope, {
    what: 'enrolment.ended',
    because,
    prospectId: enrolment.prospectId,
    contactId: enrolment.contactId,
    enrolmentId: enrolment.id,
    mailboxId: enrolment.mailboxId,
    threadId: enrolment.threadId,
    messageId,
    data: { state, stepsSent: enrolment.stepsSent, sequenceId: enrolment.sequenceId },
  })
  showEnrolment(scope, enrolment.id)
  return enrolment.id
}

/** An answer or bounce after the last step belongs to the enrolment that had just finished. */
function lastFinished(
  scope: Scope,
  { contactId, prospectId }: { contactId: number; prospectId?: number | null | undefined },
): Enrolment | undefined {
  return scope.db
    .select()
    .from(enrolments)
    .where(
      and(
        eq(enrolments.workspaceId, scope.workspaceId),
        eq(enrolments.contactId, contactId),
        eq(enrolments.state, 'finished'),
        prospectId ? eq(enrolments.prospectId, prospectId) : undefined,
      ),
    )
    .orderBy(desc(enrolments.endedAt))
    .get()
}

function liveAtSite(scope: Scope, siteId: number): Enrolment[] {
  return scope.db
    .select({ enrolment: enrolments })
    .from(enrolments)
    .innerJoin(contacts, eq(contacts.id, enrolments.contactId))
    .where(
      and(
        eq(enrolments.workspaceId, scope.workspaceId),
        eq(contacts.siteId, siteId),
        isNull(enrolments.endedAt),
      ),
    )
    .all()
    .map((row) => row.enrolment)
}

function contactsOf(
  scope: Scope,
  { contactId, address }: { contactId?: number | null | undefined; address: string },
): number[] {
  return scope.db
    .select({ id: contacts.id })
    .from(contacts)
    .where(
      and(
        eq(contacts.workspaceId, scope.workspaceId),
        or(eq(contacts.email, emailKey(address)), contactId ? eq(contacts.id, contactId) : undefined),
      ),
    )
    .all()
    .map((row) => row.id)
}
