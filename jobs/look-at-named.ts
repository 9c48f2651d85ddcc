import { lookAtNamedDue } from '#app/domain/inbox/named-pages.server.ts'
import { observe } from '#app/domain/links/observe.server.ts'
import type { JobContext } from './runner.ts'
import { webOf } from './web.ts'

/** Looks at the pages that somebody named in a reply. */
export async function runLookAtNamed(context: JobContext): Promise<void> {
  const look = async (promised: Parameters<typeof observe>[0]) => {
    const seen = await observe(promised, webOf(context))
    context.signal.throwIfAborted()
    return seen
  }
  for (const scope of context.scopes())
    while (!context.signal.aborted && (await lookAtNamedDue(scope, { look })) > 0);
}
