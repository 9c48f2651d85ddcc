import { observe } from '#app/domain/links/observe.server.ts'
import { verifyDue, type Observe } from '#app/domain/links/verify-due.server.ts'
import { openWeb, type Web } from '#app/gateways/web/open-web.ts'
import { readNetworkSettings } from '#app/gateways/web/settings.ts'
import type { JobContext } from './runner.ts'

/** Links looked at side by side; the gateway holds every host to two at once. */
const AT_ONCE = 50

let web: Web | undefined

/** Checks the links that are due. The door to the web is opened once and kept for the life of the process. */
export async function runVerifyDue({ scopes, env, signal }: JobContext): Promise<void> {
  web ??= openDoor(env, signal)
  const door = web
  const look: Observe = async (promise) => {
    const seen = await observe(promise, door)
    signal.throwIfAborted() // a door that closed under a look says nothing about the page
    return seen
  }
  for (const scope of scopes()) {
    let checked = AT_ONCE
    while (checked === AT_ONCE && !signal.aborted)
      checked = await verifyDue(scope, { atMost: AT_ONCE, observe: look })
  }
}

function openDoor(env: JobContext['env'], signal: AbortSignal): Web {
  const opened = openWeb({ settings: readNetworkSettings(env.network), contact: env.contact })
  signal.addEventListener('abort', () => void opened.close(), { once: true })
  return opened
}
