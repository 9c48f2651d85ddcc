import { STAGES, STAGES_EXIT, STAGES_FORWARD, type Stage } from '#db/vocabulary.ts'

export function isStage(text: string): text is Stage {
  return (STAGES as readonly string[]).includes(text)
}

/** True for the stages that leave the way to a link. */
export function isExit(stage: Stage): boolean {
  return (STAGES_EXIT as readonly string[]).includes(stage)
}

/** True when `to` lies further on the way to a link than `from`; never true of an exit. */
export function isFurther(from: Stage, to: Stage): boolean {
  const way: readonly string[] = STAGES_FORWARD
  return way.includes(from) && way.indexOf(to) > way.indexOf(from)
}

/** What happened in the world: the only four things that move a prospect without a person. */
export type StageEvent = 'first_send' | 'human_reply' | 'link_found' | 'verified_loss'

const MOVES: Record<StageEvent, { to: Stage; from: readonly Stage[] }> = {
  first_send: { to: 'contacted', from: ['new', 'qualified', 'ready', 'no_response', 'bounced'] },
  human_reply: { to: 'replied', from: ['new', 'qualified', 'ready', 'contacted', 'no_response', 'bounced'] },
  // "Do not contact" is an instruction, not a place on the way: a link does not lift it.
  link_found: { to: 'won', from: STAGES.filter((stage) => stage !== 'won' && stage !== 'do_not_contact') },
  verified_loss: { to: 'lost', from: ['won'] },
}

/** Where an event moves a prospect, or null when it stays: an automatic move never goes backwards. */
export function stageAfter(event: StageEvent, from: Stage): Stage | null {
  return MOVES[event].from.includes(from) ? MOVES[event].to : null
}

export type RefusedMove = 'already-there' | 'not-automatic'

/**
 * May a prospect move? A person may choose any other stage; anything else only one of the four automatic moves.
 * @returns null when it may, else why not
 */
export function refuseMove(from: Stage, to: Stage, by: 'person' | 'program'): RefusedMove | null {
  if (from === to) return 'already-there'
  if (by === 'person') return null
  const isAutomatic = Object.values(MOVES).some((move) => move.to === to && move.from.includes(from))
  return isAutomatic ? null : 'not-automatic'
}
