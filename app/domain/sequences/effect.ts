/** The message of somebody that has not left, as it stands. */
export type Waiting = {
  enrolmentId: number
  name: string
  stepNumber: number
  dueAt: Date
  heldBecause: string | null
}

export type Moved = { name: string; from: Date; to: Date }

/** What an edit of a sequence on the way means for the people in it. */
export type Effect = {
  /** Got the step, or have it on its way at this moment: nothing changes for them. */
  got: number
  leaving: number
  /** Have the step before them. */
  ahead: number
  /** Of these, the message is planned already: it is written anew. */
  planned: number
  moved: { count: number; some: Moved[] }
  /** Begin to be held, by cause. */
  held: { because: string; count: number }[]
  released: number
  /** For whom a condition of the step does not hold as things stand. */
  unmet: number
  /** Get another step next, because theirs is taken out. */
  passed: number
  /** Nothing follows for them any more. */
  finished: number
  /** Changes whenever one of the above does: what was agreed to is what is done. */
  key: string
}

const SHOWN = 4

/**
 * Tells two looks at everybody who waits apart, before an edit and after it.
 * @param number the step that is edited
 */
export function effectOf({
  number,
  before,
  after,
  got,
  leaving,
  unmet,
}: {
  number: number
  before: Waiting[]
  after: Waiting[]
  got: number
  leaving: number
  unmet: number
}): Effect {
  const then = new Map(after.map((one) => [one.enrolmentId, one]))
  const held = new Map<string, number>()
  const counts = { ahead: 0, planned: 0, released: 0, passed: 0, finished: 0 }
  for (const old of before) {
    const now = then.get(old.enrolmentId)
    if (old.stepNumber <= number) counts.ahead++
    if (old.stepNumber === number) counts.planned++
    if (!now) counts.finished++
    else if (now.stepNumber !== old.stepNumber) counts.passed++
    if (!now) continue
    if (now.heldBecause !== null && old.heldBecause === null)
      held.set(now.heldBecause, (held.get(now.heldBecause) ?? 0) + 1)
    if (now.heldBecause === null && old.heldBecause !== null) counts.released++
  }
  const effect = {
    got,
    leaving,
    unmet,
    ...counts,
    moved: movedBetween(before, after),
    held: [...held].map(([because, count]) => ({ because, count })).sort((a, b) => b.count - a.count),
  }
  return { ...effect, key: keyOf(effect) }
}

/** Whose date is another one, of those who go on as before. */
export function movedBetween(before: Waiting[], after: Waiting[]): Effect['moved'] {
  const then = new Map(after.map((one) => [one.enrolmentId, one]))
  const moved = before.flatMap((old): Moved[] => {
    const now = then.get(old.enrolmentId)
    if (!now || now.heldBecause !== null || old.heldBecause !== null) return []
    const isSame = now.dueAt.getTime() === old.dueAt.getTime()
    return isSame ? [] : [{ name: old.name, from: old.dueAt, to: now.dueAt }]
  })
  return { count: moved.length, some: moved.slice(0, SHOWN) }
}

/** True when somebody on the way is touched: then it is shown before it is done. */
export function touchesAnybody({ ahead, got, leaving, passed, finished }: Effect): boolean {
  return ahead + got + leaving + passed + finished > 0
}

function keyOf({
  got,
  leaving,
  unmet,
  ahead,
  planned,
  moved,
  held,
  released,
  passed,
  finished,
}: Omit<Effect, 'key'>) {
  const numbers = [got, leaving, unmet, ahead, planned, moved.count, released, passed, finished]
  return [...numbers, ...held.map((one) => one.count)].join('.')
}
