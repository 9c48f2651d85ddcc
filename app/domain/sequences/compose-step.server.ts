import { messages } from '#db/tables/inbox.ts'
import { outbox } from '#db/tables/outreach.ts'
import { and, asc, eq, isNotNull } from 'drizzle-orm'
import { NotFound } from '../values/errors.ts'
import type { Scope } from '../values/scope.server.ts'
import { contextOf } from './context.server.ts'
import { isUnreadDraft, UNREAD_WORDS } from './draft.ts'
import { textFor } from './texts.ts'
import { writeStep } from './write-step.ts'

type Composed =
  | {
      ok: true
      subject: string
      text: string
      html: string
      inReplyTo: string | null
      references: string[]
      /** Letter of the text it was written with. */
      variant: string
    }
  | { ok: false; heldBecause: string }

/**
 * Writes the message of a step at the moment it is to leave, from the words and facts of that moment. A follow-up
 * answers the last message of its thread. Ids come with brackets off. Signature and footer are added where the
 * message is built.
 * @returns why it must not go when something is missing
 * @throws NotFound for a row that is no step of this workspace
 */
export function composeStep(scope: Scope, { outboxId }: { outboxId: number }): Composed {
  const row = scope.db
    .select({
      enrolmentId: outbox.enrolmentId,
      stepNumber: outbox.stepNumber,
      threadId: outbox.threadId,
    })
    .from(outbox)
    .where(and(eq(outbox.id, outboxId), eq(outbox.workspaceId, scope.workspaceId)))
    .get()
  if (!row?.enrolmentId) throw new NotFound('There is no such message of a sequence.')
  const context = contextOf(scope, row.enrolmentId)
  const { opener, openerDraft } = context.enrolment
  if (isUnreadDraft(opener, openerDraft)) return { ok: false, heldBecause: UNREAD_WORDS }
  const step = context.steps.find((one) => one.number === row.stepNumber)
  if (!step) return { ok: false, heldBecause: `The sequence has no step ${row.stepNumber} any more` }
  const thread = step.sameThread ? threadSoFar(scope, row.threadId ?? context.enrolment.threadId) : null
  const chosen = textFor(step, row.enrolmentId)
  const written = writeStep(chosen, {
    data: context.data,
    threadSubject: thread?.subject ?? null,
  })
  if (!written.ok) return { ok: false, heldBecause: written.because }
  const { subject, text, html } = written
  return {
    ok: true,
    subject,
    text,
    html,
    inReplyTo: thread?.ids.at(-1) ?? null,
    references: thread?.ids ?? [],
    variant: chosen.letter,
  }
}

/** The subject of the thread and the ids of its messages, oldest first; null when nothing was sent yet. */
function threadSoFar({ db }: Scope, threadId: number | null): { subject: string; ids: string[] } | null {
  if (!threadId) return null
  const found = db
    .select({ id: messages.messageId, subject: messages.subject })
    .from(messages)
    .where(and(eq(messages.threadId, threadId), isNotNull(messages.messageId)))
    .orderBy(asc(messages.at), asc(messages.id))
    .all()
  const first = found[0]
  return first ? { subject: first.subject, ids: found.map((one) => one.id!) } : null
}
