import { fileCopies } from '#app/domain/outbox/file-copies.server.ts'
import type { JobContext } from './runner.ts'

/** Files copies of sent mail in the Sent folders. */
export async function runFileCopies({ scopes }: JobContext): Promise<void> {
  for (const scope of scopes()) await fileCopies(scope)
}
