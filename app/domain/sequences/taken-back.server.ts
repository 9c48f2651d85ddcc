import { inTransaction, type Scope } from '../values/scope.server.ts'

/** Thrown to take a rehearsal back; nobody else sees it. */
class Rehearsed<T> extends Error {
  readonly result: T
  constructor(result: T) {
    super('Only a rehearsal.')
    this.result = result
  }
}

/** Does something and takes it back, to tell what it would do. Nothing of it is seen outside. */
export function takenBack<T>(scope: Scope, work: (scope: Scope) => T): T {
  try {
    inTransaction(scope, (tx) => {
      throw new Rehearsed(work(tx))
    })
  } catch (error) {
    if (error instanceof Rehearsed) return error.result as T
    throw error
  }
  throw new Error('A rehearsal ends by taking itself back.')
}
