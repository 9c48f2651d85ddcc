import { weighDue } from '#app/domain/scores/weigh-due.server.ts'
import type { JobContext } from './runner.ts'
import { webOf } from './web.ts'

/** Brings scores to changed weights, and guards to the day. */
export async function runWeighScores(context: JobContext): Promise<void> {
  for (const scope of context.scopes()) await weighDue(scope, { web: webOf(context), signal: context.signal })
}
