import { observe } from '#app/domain/links/observe.server.ts'
import { verifyDue, type Observe } from '#app/domain/links/verify-due.server.ts'
import type { JobContext } from './runner.ts'
import { webOf } from './web.ts'

/** Links looked at side by side; the gateway holds every host to two at once. */
const AT_ONCE = 50

/** Checks the links that are due. */
export async function runVerifyDue(context: JobContext): Promise<void> {
  const { scopes, signal } = context
  const look: Observe = async (promise, known) => {
    const seen = await observe(promise, webOf(context), { known })
    signal.throwIfAborted() // a door that closed under a look says nothing about the page
    return seen
  }
  for (const scope of scopes()) {
    let checked = AT_ONCE
    while (checked === AT_ONCE && !signal.aborted)
      checked = await verifyDue(scope, { atMost: AT_ONCE, observe: look })
  }
}
