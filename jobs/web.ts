import { openWeb, type Web } from '#app/gateways/web/open-web.ts'
import { readNetworkSettings } from '#app/gateways/web/settings.ts'
import type { JobContext } from './runner.ts'

/** Nobody waits for these checks, so no host has to answer in a hurry. */
const GAP_MS = 300

let web: Web | undefined

/** The jobs' door to the web: opened once and kept for the life of the process, so that all share its pace and memory. */
export function webOf({ env, signal }: Pick<JobContext, 'env' | 'signal'>): Web {
  if (web) return web
  const { contact, userAgent } = env
  const opened = openWeb({ settings: readNetworkSettings(env.network), contact, userAgent, gapMs: GAP_MS })
  signal.addEventListener('abort', () => void opened.close(), { once: true })
  web = opened
  return opened
}
