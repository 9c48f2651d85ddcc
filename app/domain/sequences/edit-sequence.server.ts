import { mailboxes } from '#db/tables/mailboxes.ts'
import { enrolments, outbox, sequences, sequenceSteps } from '#db/tables/outreach.ts'
import { and, count, eq, isNull } from 'drizzle-orm'
import { record } from '../activity/record.server.ts'
import { getProject } from '../projects/projects.server.ts'
import { getTemplate } from '../templates/queries.server.ts'
import { readTemplate, type TemplateError } from '../templates/syntax.ts'
import { Invalid, NotFound } from '../values/errors.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { getSequence, stepsOf } from './get-sequence.server.ts'
import { settleSequence } from './settle.server.ts'
import { needsOpener } from './steps.ts'
import { activeTexts } from './texts.ts'
import { writeAnew } from './write-anew.server.ts'

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

export type StepForm = {
  waitDays: number
  waitsWorkingDays: boolean
  sameThread: boolean
  templateId: number | null
  subject: string
  body: string
}

type StepSaved = { ok: true; number: number } | { ok: false; field: 'subject' | 'body'; error: TemplateError }

/**
 * Keeps a step, new at the end (no number) or changed. The words count for every message not sent yet.
 * @returns the place of the error when subject or body cannot be read; nothing is changed then
 */
export function saveStep(
  scope: Scope,
  { sequenceId, number, ...form }: StepForm & { sequenceId: number; number?: number },
): StepSaved {
  for (const field of ['subject', 'body'] as const) {
    const read = readTemplate(form[field])
    if (!read.ok) return { ok: false, field, error: read.error }
  }
  return inTransaction(scope, (tx) => {
    getSequence(tx, { sequenceId })
    if (form.templateId !== null) getTemplate(tx, form.templateId)
    const steps = stepsOf(tx, sequenceId)
    const at = number ?? steps.length + 1
    const known = steps.find((step) => step.number === at)
    if (!known && at !== steps.length + 1) throw new NotFound('There is no such step.')
    const values = {
      ...form,
      waitDays: at === 1 ? 0 : Math.max(1, form.waitDays),
      sameThread: at > 1 && form.sameThread,
    }
    if (known) tx.db.update(sequenceSteps).set(values).where(eq(sequenceSteps.id, known.id)).run()
    else
      tx.db
        .insert(sequenceSteps)
        .values({ sequenceId, number: at, ...values })
        .run()
    noteOpener(tx, sequenceId)
    writeAnew(tx, { sequenceId, number: at })
    settleSequence(tx, sequenceId)
    return { ok: true, number: at } as const
  })
}

/**
 * Takes a step away; the later ones move up.
 * @returns refused once a message of this step or a later one exists, because it would change what people got
 */
export function removeStep(
  scope: Scope,
  { sequenceId, number }: { sequenceId: number; number: number },
): { ok: true } | { ok: false; reason: 'in-use' } {
  return inTransaction(scope, (tx) => {
    getSequence(tx, { sequenceId })
    if (isInUse(tx, sequenceId, number)) return { ok: false, reason: 'in-use' } as const
    const steps = stepsOf(tx, sequenceId)
    const gone = steps.find((step) => step.number === number)
    if (!gone) throw new NotFound('There is no such step.')
    tx.db.delete(sequenceSteps).where(eq(sequenceSteps.id, gone.id)).run()
    for (const step of steps.filter((one) => one.number > number))
      tx.db
        .update(sequenceSteps)
        .set({
          number: step.number - 1,
          ...(step.number === 2 && { waitDays: 0, sameThread: false }),
        })
        .where(eq(sequenceSteps.id, step.id))
        .run()
    noteOpener(tx, sequenceId)
    return { ok: true } as const
  })
}

/** True when a message of this step or a later one was planned or sent. */
function isInUse(scope: Scope, sequenceId: number, number: number): boolean {
  const rows = scope.db
    .select({ step: outbox.stepNumber })
    .from(outbox)
    .innerJoin(enrolments, eq(enrolments.id, outbox.enrolmentId))
    .where(and(eq(enrolments.sequenceId, sequenceId), eq(outbox.workspaceId, scope.workspaceId)))
    .groupBy(outbox.stepNumber)
    .all()
  return rows.some((row) => (row.step ?? 0) >= number)
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
    .set({ needsOpener: needsOpener(stepsOf(scope, sequenceId).flatMap(activeTexts)) })
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
