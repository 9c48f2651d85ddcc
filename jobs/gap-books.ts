import { buildGapBooks } from '#app/domain/discovery/gap-book.server.ts'
import type { JobContext } from './runner.ts'

export async function runGapBooks({ scopes, signal }: JobContext): Promise<void> {
  for (const scope of scopes()) await buildGapBooks(scope, { signal })
}
