import { sequenceSteps, stepVariants } from '#db/tables/outreach.ts'
import { and, eq } from 'drizzle-orm'
import { record } from '../activity/record.server.ts'
import { readToKeep } from '../templates/snippets.server.ts'
import type { TemplateError } from '../templates/syntax.ts'
import { Invalid, NotFound } from '../values/errors.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { noteOpener } from './edit-sequence.server.ts'
import { getSequence, stepsOf, type SequenceStep } from './get-sequence.server.ts'
import { settleSequence } from './settle.server.ts'
import { activeTexts, allTexts, nextLetter } from './texts.ts'
import { writeAnew } from './write-anew.server.ts'

type Of = { sequenceId: number; number: number }
type TextSaved = { ok: true; letter: string } | { ok: false; field: 'subject' | 'body'; error: TemplateError }

/**
 * Keeps another text of a step: a new one (no letter), or B, C … changed. It counts for every message that has not left; who
 * gets which text is decided by lot.
 * @returns the place of the error when subject or body cannot be read; nothing is changed then
 */
export function saveText(
  scope: Scope,
  { letter, subject, body, ...of }: Of & { letter?: string; subject: string; body: string },
): TextSaved {
  for (const [field, source] of [['subject', subject] as const, ['body', body] as const]) {
    const read = readToKeep(scope, source)
    if (!read.ok) return { ok: false, field, error: read.error }
  }
  return inTransaction(scope, (tx) => {
    const step = stepOf(tx, of)
    const kept = letter ?? nextLetter(step)
    if (!kept) throw new Invalid('A step has at most five texts.')
    if (letter) {
      const { changes } = tx.db
        .update(stepVariants)
        .set({ subject, body })
        .where(and(eq(stepVariants.stepId, step.id), eq(stepVariants.letter, letter)))
        .run()
      if (changes === 0) throw new NotFound('There is no such text.')
    } else
      tx.db
        .insert(stepVariants)
        .values({ stepId: step.id, letter: kept, subject, body, createdAt: tx.now })
        .run()
    changed(tx, of, letter ? 'sequence.text_changed' : 'sequence.text_added', kept)
    return { ok: true, letter: kept } as const
  })
}

/**
 * Takes a text out of the lot, or puts it back. What was sent with it stays and still counts.
 * @returns refused for the last one that is given to people
 */
export function retireText(
  scope: Scope,
  { letter, isRetired, ...of }: Of & { letter: string; isRetired: boolean },
): { ok: true } | { ok: false; reason: 'last' } {
  return inTransaction(scope, (tx) => {
    const step = stepOf(tx, of)
    if (!allTexts(step).some((one) => one.letter === letter)) throw new NotFound('There is no such text.')
    const others = activeTexts(step).filter((one) => one.letter !== letter)
    if (isRetired && others.length === 0) return { ok: false, reason: 'last' } as const
    const retiredAt = isRetired ? tx.now : null
    if (letter === 'A')
      tx.db.update(sequenceSteps).set({ retiredAt }).where(eq(sequenceSteps.id, step.id)).run()
    else
      tx.db
        .update(stepVariants)
        .set({ retiredAt })
        .where(and(eq(stepVariants.stepId, step.id), eq(stepVariants.letter, letter)))
        .run()
    changed(tx, of, isRetired ? 'sequence.text_retired' : 'sequence.text_restored', letter)
    return { ok: true } as const
  })
}

/** @throws NotFound when there is no such step */
function stepOf(scope: Scope, { sequenceId, number }: Of): SequenceStep {
  getSequence(scope, { sequenceId })
  const step = stepsOf(scope, sequenceId).find((one) => one.number === number)
  if (!step) throw new NotFound('There is no such step.')
  return step
}

function changed(scope: Scope, { sequenceId, number }: Of, what: string, letter: string): void {
  const { projectId, name } = getSequence(scope, { sequenceId })
  record(scope, {
    what,
    because: 'decided by hand',
    projectId,
    data: { sequenceId, name, step: number, letter },
  })
  noteOpener(scope, sequenceId)
  writeAnew(scope, { sequenceId, number })
  settleSequence(scope, sequenceId)
}
