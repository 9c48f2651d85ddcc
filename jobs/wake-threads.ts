import { wakeThreads } from '#app/domain/inbox/change-thread.server.ts'
import type { JobContext } from './runner.ts'

export async function runWakeThreads({ scopes }: JobContext): Promise<void> {
  for (const scope of scopes()) wakeThreads(scope)
}
