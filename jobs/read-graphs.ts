import { runGraphs } from '#app/domain/discovery/web-graph/run-graphs.server.ts'
import { scanApart } from '#app/domain/discovery/web-graph/scan-apart.server.ts'
import type { JobContext } from './runner.ts'

export async function runReadGraphs({ scopes, env, signal }: JobContext): Promise<void> {
  for (const scope of scopes())
    await runGraphs(scope, { graphFolder: env.graphFolder, scan: scanApart, signal })
}
