import { settleFilledIn } from '#app/domain/sequences/settle.server.ts'
import { showOverdue } from '#app/domain/sequences/show.server.ts'
import type { JobContext } from './runner.ts'

/** Keeps "next action" true: when a planned hour has passed without a send, and when a missing field was filled in. */
export async function runNextActions({ scopes }: JobContext): Promise<void> {
  for (const scope of scopes()) {
    settleFilledIn(scope)
    showOverdue(scope)
  }
}
