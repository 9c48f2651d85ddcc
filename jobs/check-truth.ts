import { observe } from '#app/domain/links/observe.server.ts'
import { checkTarget } from '#app/domain/pages/check-target.server.ts'
import { fetchPage } from '#app/domain/pages/fetch-page.server.ts'
import { checkTruthDue } from '#app/domain/sequences/truth/check-due.server.ts'
import type { JobContext } from './runner.ts'
import { webOf } from './web.ts'

/** Looks again at the reason of every step that leaves soon. */
export async function runCheckTruth(context: JobContext): Promise<void> {
  const { scopes, signal, workerId } = context
  // A door that closed under a look says nothing about the page.
  const whole = async <T>(asked: Promise<T>): Promise<T> => {
    const answer = await asked
    signal.throwIfAborted()
    return answer
  }
  const ask = {
    observe: (promised: Parameters<typeof observe>[0]) => whole(observe(promised, webOf(context))),
    checkTarget: (url: string) => whole(checkTarget(webOf(context), url)),
    fetchPage: (url: string) => whole(fetchPage(webOf(context), url)),
  }
  for (const scope of scopes())
    while (!signal.aborted && (await checkTruthDue(scope, { workerId, ask })) > 0);
}
