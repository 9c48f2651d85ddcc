import { setImmediate as nextTurn } from 'node:timers/promises'

let last: Promise<unknown> = Promise.resolve()

/**
 * Runs a piece of work of many mailboxes one after the other, with room for everything else between: thirty of them that bring
 * their batches at the same moment would hold up the whole process for seconds.
 */
export function inTurn<T>(work: () => T): Promise<T> {
  const done = last.then(() => nextTurn()).then(work)
  last = done.catch(() => undefined)
  return done
}
