import { judgeShown } from '#app/domain/links/show-page.server.ts'
import type { JobContext } from './runner.ts'
import { webOf } from './web.ts'

export async function runJudgeShown(context: JobContext): Promise<void> {
  for (const scope of context.scopes()) await judgeShown(scope, { web: webOf(context) })
}
