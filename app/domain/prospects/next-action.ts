import type { EnrolmentState, Stage } from '#db/vocabulary.ts'
import { isExit } from './stage.ts'

export type NextAction = { text: string; at: Date | null; needsPerson: boolean }

/**
 * What a prospect waits for while nothing else looks after it: no sequence runs, no promise is watched.
 * @returns null where the one who moved it there says what is next (an answer, a promise, a check)
 */
export function restingAction(stage: Stage, { hasContact }: { hasContact: boolean }): NextAction | null {
  if (isExit(stage)) return { text: `None, ${stage.replaceAll('_', ' ')}`, at: null, needsPerson: false }
  if (!hasContact && ['new', 'qualified', 'ready'].includes(stage))
    return { text: 'Find a contact', at: null, needsPerson: true }
  if (stage === 'new') return { text: 'Qualify', at: null, needsPerson: true }
  if (stage === 'qualified' || stage === 'ready')
    return { text: 'Choose a sequence', at: null, needsPerson: true }
  return null
}

/** True while an enrolment is in charge of what happens next. */
export function isSequenceLive(state: EnrolmentState | null): boolean {
  return state === 'active' || state === 'waiting' || state === 'held'
}
