import { readSnapshots } from '#app/domain/triage/read-snapshots.server.ts'
import type { JobContext } from './runner.ts'
import { webOf } from './web.ts'

export async function runReadSnapshots(context: JobContext): Promise<void> {
  await Promise.all(
    context.scopes().map((scope) => readSnapshots(scope, { web: webOf(context), signal: context.signal })),
  )
}
