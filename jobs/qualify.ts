import { qualifyDue } from '#app/domain/scores/qualify-due.server.ts'
import type { JobContext } from './runner.ts'
import { webOf } from './web.ts'

/** Reads the pages of prospects that wait for their score. */
export async function runQualify(context: JobContext): Promise<void> {
  for (const scope of context.scopes())
    await qualifyDue(scope, { web: webOf(context), signal: context.signal })
}
