import { openWeb, type Web } from '#app/gateways/web/open-web.ts'
import { readNetworkSettings } from '#app/gateways/web/settings.ts'
import type { JobContext } from './runner.ts'

let web: Web | undefined

/** The jobs' door to the web: opened once and kept for the life of the process, so that all share its pace and memory. */
export function webOf({ env, signal }: Pick<JobContext, 'env' | 'signal'>): Web {
  if (web) return web
  const opened = openWeb({ settings: readNetworkSettings(env.network), contact: env.contact })
  signal.addEventListener('abort', () => void opened.close(), { once: true })
  web = opened
  return opened
}
