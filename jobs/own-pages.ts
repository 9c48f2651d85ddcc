import { checkOwnPages } from '#app/domain/discovery/check-own-pages.server.ts'
import type { JobContext } from './runner.ts'
import { webOf } from './web.ts'

export async function runOwnPages(context: JobContext): Promise<void> {
  for (const scope of context.scopes())
    await checkOwnPages(scope, { web: webOf(context), signal: context.signal })
}
