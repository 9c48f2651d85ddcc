import { openWeb, type Web } from '#app/gateways/web/open-web.ts'
import { readNetworkSettings } from '#app/gateways/web/settings.ts'
import { instanceOf } from './instance.server.ts'

/** A person waits for the answer. */
const PATIENCE_MS = 45_000

/** The door to the web for one question that a person asks and waits for, under the same rules as the jobs; closed after it. */
export async function askedWeb<T>(ask: (web: Web) => Promise<T>): Promise<T> {
  const { network, contact, userAgent } = instanceOf().env
  const web = openWeb({ settings: readNetworkSettings(network), contact, userAgent, totalMs: PATIENCE_MS })
  try {
    return await ask(web)
  } finally {
    await web.close()
  }
}
