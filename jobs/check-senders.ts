import { checkSendersDue } from '#app/domain/outbox/sender-check.server.ts'
import { systemNames } from '#app/gateways/dns.ts'
import type { JobContext } from './runner.ts'

/** Asks the DNS about the domains that mail leaves from. The sandbox has none that exist. */
export async function runCheckSenders({ scopes, env }: JobContext): Promise<void> {
  if (env.isSandbox) return
  for (const scope of scopes()) await checkSendersDue(scope, systemNames())
}
