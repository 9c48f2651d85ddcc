import { runPageSearches } from '#app/domain/discovery/page-search/run-page-searches.server.ts'
import type { JobContext } from './runner.ts'
import { webOf } from './web.ts'

export async function runSearchPages(context: JobContext): Promise<void> {
  for (const scope of context.scopes())
    await runPageSearches(scope, { web: webOf(context), signal: context.signal })
}
