import { runCrawls } from '#app/domain/discovery/run-crawls.server.ts'
import type { JobContext } from './runner.ts'
import { webOf } from './web.ts'

export async function runSearches(context: JobContext): Promise<void> {
  const { scopes, env, signal } = context
  for (const scope of scopes())
    await runCrawls(scope, { web: webOf(context), archive: { endpoint: env.archive }, signal })
}
