import { setTimeout as sleep } from 'node:timers/promises'
import { observe } from '#app/domain/links/observe.server.ts'
import { recoverFromClock, startDue, type Observe } from '#app/domain/links/verify-due.server.ts'
import type { JobContext } from './runner.ts'
import { webOf } from './web.ts'

/** Links looked at side by side. */
const AT_ONCE = 50
/** A link that becomes due while slow ones are looked at is started within this time. */
const LOOK_AGAIN_MS = 1_000
const CLOCK_EVERY_MS = 600_000
/** What was seen could not be written down: nobody is asked for more until there may be room again. */
const AFTER_FAILURE_MS = 30_000

let clockSeenAt = -Infinity
let pausedUntil = 0

/** Checks the links that are due, as many side by side as there are places, until none is left. */
export async function runVerifyDue(context: JobContext): Promise<void> {
  if (performance.now() < pausedUntil) return
  const running = new Set<Promise<void>>()
  const busy = new Map<string, number>()
  let failure: unknown = null
  try {
    recoverWhenDue(context)
    do {
      for (const scope of context.scopes())
        for (const look of startDue(scope, {
          atMost: context.signal.aborted || failure ? 0 : AT_ONCE - running.size,
          observe: observeWith(context),
          busy,
        })) {
          const settled = look
            .catch((error: unknown) => void (failure ??= error))
            .finally(() => running.delete(settled))
          running.add(settled)
        }
      if (running.size > 0) await Promise.race([...running, sleep(LOOK_AGAIN_MS)])
    } while (running.size > 0)
  } catch (error) {
    failure ??= error
  }
  if (!failure) return
  await Promise.all(running)
  pausedUntil = performance.now() + AFTER_FAILURE_MS
  throw failure instanceof Error ? failure : new Error(String(failure))
}

function observeWith(context: JobContext): Observe {
  return async (promise, known) => {
    const seen = await observe(promise, webOf(context), { known })
    context.signal.throwIfAborted() // a door that closed under a look says nothing about the page
    return seen
  }
}

function recoverWhenDue({ scopes }: JobContext): void {
  if (performance.now() < clockSeenAt + CLOCK_EVERY_MS) return
  clockSeenAt = performance.now()
  for (const scope of scopes()) recoverFromClock(scope)
}
