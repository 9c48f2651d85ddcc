import { showOverdue } from '#app/domain/sequences/show.server.ts'
import type { JobContext } from './runner.ts'

/** Keeps "next action" true when a planned hour has passed without a send. */
export async function runShowOverdue({ scopes }: JobContext): Promise<void> {
  for (const scope of scopes()) showOverdue(scope)
}
