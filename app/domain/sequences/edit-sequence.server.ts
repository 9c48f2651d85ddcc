import { mailboxes } from '#db/tables/mailboxes.ts'
import { enrolments, sequences, sequenceSteps } from '#db/tables/outreach.ts'
import { and, count, eq, isNull } from 'drizzle-orm'
import { record } from '../activity/record.server.ts'
import { getProject } from '../projects/projects.server.ts'
import { getTemplate } from '../templates/queries.server.ts'
import { snippetTexts } from '../templates/snippets.server.ts'
import { Invalid, NotFound } from '../values/errors.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { getSequence, stepsOf } from './get-sequence.server.ts'
import { settleSequence } from './settle.server.ts'
import { needsOpener } from './steps.ts'
import { activeTexts } from './texts.ts'

/** Days between the steps that a new sequence is made with, in working days: an answer takes a week. */
const WAITS = [0, 5, 9]

/**
 * Makes a sequence, as a draft, with a step for each template in order. The words are copied: a template that is
 * changed later leaves the sequence as it is.
 * @throws NotFound for a project, mailbox or template of another workspace
 */
export function createSequence(
  scope: Scope,
  {
    projectId,
    name,
    mailboxId = null,
    templateIds = [],
  }: { projectId: number; name: string; mailboxId?: number | null; templateIds?: number[] },
): { id: number } {
  if (!name.trim()) throw new Invalid('A sequence needs a name.')
  return inTransaction(scope, (tx) => {
    getProject(tx, projectId)
    if (mailboxId !== null) mustBeOurMailbox(tx, mailboxId)
    const { id } = tx.db
      .insert(sequences)
      .values({ workspaceId: tx.workspaceId, projectId, name: name.trim(), mailboxId, createdAt: tx.now })
      .returning({ id: sequences.id })
      .get()
    templateIds.forEach((templateId, at) => {
      const { subject, body } = getTemplate(tx, templateId)
      tx.db
        .insert(sequenceSteps)
        .values({
          sequenceId: id,
          number: at + 1,
          waitDays: WAITS[at] ?? WAITS.at(-1)!,
          sameThread: at > 0,
          templateId,
          subject,
          body,
        })
        .run()
    })
    noteOpener(tx, id)
    record(tx, { what: 'sequence.added', projectId, data: { sequenceId: id, name: name.trim() } })
    return { id }
  })
}

/** Changes name and mailbox. People already enrolled stay with the mailbox that wrote to them first. */
export function renameSequence(
  scope: Scope,
  { sequenceId, name, mailboxId }: { sequenceId: number; name: string; mailboxId: number | null },
): void {
  if (!name.trim()) throw new Invalid('A sequence needs a name.')
  inTransaction(scope, (tx) => {
    getSequence(tx, { sequenceId })
    if (mailboxId !== null) mustBeOurMailbox(tx, mailboxId)
    tx.db.update(sequences).set({ name: name.trim(), mailboxId }).where(eq(sequences.id, sequenceId)).run()
    settleSequence(tx, sequenceId)
  })
}

/** How many people of a sequence are not at its end. */
export function liveCount(scope: Scope, sequenceId: number): number {
  return (
    scope.db
      .select({ n: count() })
      .from(enrolments)
      .where(and(eq(enrolments.sequenceId, sequenceId), isNull(enrolments.endedAt)))
      .get()?.n ?? 0
  )
}

/** Notes whether a text of the sequence needs a person's own sentence. */
export function noteOpener(scope: Scope, sequenceId: number): void {
  scope.db
    .update(sequences)
    .set({
      needsOpener: needsOpener(stepsOf(scope, sequenceId).flatMap(activeTexts), snippetTexts(scope)),
    })
    .where(eq(sequences.id, sequenceId))
    .run()
}

function mustBeOurMailbox(scope: Scope, mailboxId: number): void {
  const mailbox = scope.db
    .select({ id: mailboxes.id })
    .from(mailboxes)
    .where(and(eq(mailboxes.id, mailboxId), eq(mailboxes.workspaceId, scope.workspaceId)))
    .get()
  if (!mailbox) throw new NotFound('There is no such mailbox.')
}
