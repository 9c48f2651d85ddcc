import { mailAlerts } from '#app/domain/outbox/mail-alerts.server.ts'
import type { JobContext } from './runner.ts'

export async function runMailAlerts({ scopes, env }: JobContext): Promise<void> {
  for (const scope of scopes()) mailAlerts(scope, { publicUrl: env.publicUrl })
}
