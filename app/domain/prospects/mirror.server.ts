import { prospects } from '#db/tables/prospects.ts'
import type { EnrolmentState, LinkStatus } from '#db/vocabulary.ts'
import { and, eq } from 'drizzle-orm'
import { NotFound } from '../values/errors.ts'
import type { Scope } from '../values/scope.server.ts'

/** What the prospect shows of things that others own. Their owners keep it true and write the timeline. */

/**
 * Shows where the sequence stands.
 * @param step as on the chip, "2/3"; null state: no sequence
 */
export function showSequence(
  scope: Scope,
  {
    prospectId,
    state,
    step,
    name,
    because,
  }: {
    prospectId: number
    state: EnrolmentState | null
    step: string | null
    name: string | null
    because: string | null
  },
): void {
  change(scope, prospectId, {
    sequenceState: state,
    sequenceStep: step,
    sequenceName: name,
    sequenceBecause: because,
  })
}

/** Shows the status of the prospect's best link, with its cause. */
export function showLink(
  scope: Scope,
  { prospectId, status, because }: { prospectId: number; status: LinkStatus | null; because: string | null },
): void {
  change(scope, prospectId, { linkStatus: status, linkBecause: because })
}

/**
 * Says what happens next.
 * @param text as in the grid: "Tue 14:20 from anna@", "Answer Ruta"; null: nothing
 * @param needsPerson somebody must act, it does not go by itself
 */
export function setNextAction(
  scope: Scope,
  {
    prospectId,
    text,
    at,
    needsPerson,
  }: { prospectId: number; text: string | null; at: Date | null; needsPerson: boolean },
): void {
  change(scope, prospectId, { nextAction: text, nextActionAt: at, nextNeedsPerson: needsPerson })
}

/** The last time that anything passed between us and them: "step 1 sent", "Ines replied". */
export function touch(
  scope: Scope,
  { prospectId, what, at = scope.now }: { prospectId: number; what: string; at?: Date },
): void {
  change(scope, prospectId, { lastTouchAt: at, lastTouch: what })
}

function change(scope: Scope, prospectId: number, values: Partial<typeof prospects.$inferInsert>): void {
  const { changes } = scope.db
    .update(prospects)
    .set({ ...values, updatedAt: scope.now })
    .where(and(eq(prospects.id, prospectId), eq(prospects.workspaceId, scope.workspaceId)))
    .run()
  if (changes === 0) throw new NotFound('There is no such prospect.')
}
