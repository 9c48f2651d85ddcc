import { deliverDue } from '#app/domain/alerts/deliver.server.ts'
import type { JobContext } from './runner.ts'
import { webOf } from './web.ts'

export async function runDeliverWebhooks(context: JobContext): Promise<void> {
  const { scopes, env } = context
  for (const scope of scopes()) await deliverDue(scope, { web: webOf(context), publicUrl: env.publicUrl })
}
