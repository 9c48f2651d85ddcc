import { prospects } from '#db/tables/prospects.ts'
import type { Stage } from '#db/vocabulary.ts'
import { eq } from 'drizzle-orm'
import { record, type Happening } from '../activity/record.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { getProspect, type Prospect } from './get-prospect.server.ts'
import { isSequenceLive, restingAction } from './next-action.ts'
import { refuseMove, stageAfter, type RefusedMove, type StageEvent } from './stage.ts'

type Moved = { ok: true } | { ok: false; reason: RefusedMove }

/** What else the timeline should point to: the message, link or check that caused the move. */
type Pointers = Omit<Happening, 'what' | 'because'>

/**
 * Moves one prospect and writes the cause on its timeline. A person may choose any other stage; a job or command
 * may only make one of the four automatic moves.
 * @param because the cause in one sentence, without "because"
 * @throws NotFound outside this workspace
 */
export function moveStage(
  scope: Scope,
  {
    prospectId,
    to,
    because,
    activity,
  }: { prospectId: number; to: Stage; because: string; activity?: Pointers },
): Moved {
  return inTransaction(scope, (tx) => {
    const prospect = getProspect(tx, prospectId)
    const reason = refuseMove(prospect.stage, to, tx.actor.kind === 'user' ? 'person' : 'program')
    if (reason) return { ok: false, reason } as const
    setStage(tx, prospect, { to, because, activity })
    return { ok: true } as const
  })
}

/**
 * Makes the automatic move of an event, whoever's click or job brought it about: a first send, a human reply, a
 * link found, a verified loss.
 * @returns the new stage, or null when the prospect stays where it is (an event never moves it backwards)
 */
export function moveOn(
  scope: Scope,
  {
    prospectId,
    event,
    because,
    activity,
  }: { prospectId: number; event: StageEvent; because: string; activity?: Pointers },
): Stage | null {
  return inTransaction(scope, (tx) => {
    const prospect = getProspect(tx, prospectId)
    const to = stageAfter(event, prospect.stage)
    if (to) setStage(tx, prospect, { to, because, activity })
    return to
  })
}

function setStage(
  scope: Scope,
  prospect: Prospect,
  { to, because, activity }: { to: Stage; because: string; activity?: Pointers },
): void {
  const resting = isSequenceLive(prospect.sequenceState)
    ? null
    : restingAction(to, { hasContact: prospect.contactId !== null })
  scope.db
    .update(prospects)
    .set({
      stage: to,
      stageSince: scope.now,
      stageBecause: because,
      updatedAt: scope.now,
      ...(resting && {
        nextAction: resting.text,
        nextActionAt: resting.at,
        nextNeedsPerson: resting.needsPerson,
      }),
    })
    .where(eq(prospects.id, prospect.id))
    .run()
  record(scope, {
    projectId: prospect.projectId,
    siteId: prospect.siteId,
    prospectId: prospect.id,
    contactId: prospect.contactId,
    ...activity,
    what: 'prospect.moved',
    because,
    data: { ...activity?.data, from: prospect.stage, to },
  })
}
