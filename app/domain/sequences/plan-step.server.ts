import { outbox } from '#db/tables/outreach.ts'
import { and, desc, eq, inArray, lt } from 'drizzle-orm'
import { queueMail } from '../outbox/queue.server.ts'
import type { Scope } from '../values/scope.server.ts'
import type { Context } from './context.server.ts'
import { LEFT } from './outcomes.ts'
import { addDays } from './plan.ts'
import { settle } from './settle.server.ts'

/** A message without a time yet: settling gives it one. */
export const BEING_PLANNED = 'being planned'

/** Puts a step in line, its wait counted from `after`; held at once if anything holds it. */
export function planStep(
  scope: Scope,
  {
    context,
    row,
    next,
    after,
  }: {
    context: Context
    /** The message before: the next goes to the same address. */
    row: Pick<typeof outbox.$inferSelect, 'toAddress' | 'toName' | 'threadId'>
    next: Context['steps'][number]
    after: Date
  },
): void {
  const { enrolment } = context
  queueMail(scope, {
    kind: 'step',
    mailboxId: enrolment.mailboxId,
    toAddress: row.toAddress,
    toName: row.toName,
    threadId: next.sameThread ? row.threadId : null,
    enrolmentId: enrolment.id,
    stepNumber: next.number,
    prospectId: enrolment.prospectId,
    contactId: enrolment.contactId,
    dueAt: dueAfter(context, { step: next, after }),
    heldBecause: enrolment.heldFor === 'person' ? enrolment.because : BEING_PLANNED,
  })
  settle(scope, { enrolmentId: enrolment.id })
}

/** When a step is due whose wait begins at `after`, in the days of the contact's zone, else the mailbox's. */
export function dueAfter(
  { contact, mailbox, holidays }: Pick<Context, 'contact' | 'mailbox' | 'holidays'>,
  { step, after }: { step: Pick<Context['steps'][number], 'waitDays' | 'waitsWorkingDays'>; after: Date },
): Date {
  return addDays(after, {
    days: step.waitDays,
    areWorkingDays: step.waitsWorkingDays,
    zone: contact.timeZone ?? mailbox.timeZone,
    holidays,
  })
}

/** The last message of an enrolment that left before a step, with the instant; null when none has. */
export function lastLeft(
  { db }: Pick<Scope, 'db'>,
  { enrolmentId, before }: { enrolmentId: number; before: number },
) {
  const row = db
    .select()
    .from(outbox)
    .where(
      and(
        eq(outbox.enrolmentId, enrolmentId),
        lt(outbox.stepNumber, before),
        inArray(outbox.state, [...LEFT]),
      ),
    )
    .orderBy(desc(outbox.stepNumber))
    .get()
  const at = row?.sentAt ?? row?.mayHaveLeftAt
  return row && at ? { at, threadId: row.threadId } : null
}
