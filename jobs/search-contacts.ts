import { searchContactsDue } from '#app/domain/discovery/search-contacts-due.server.ts'
import type { JobContext } from './runner.ts'
import { webOf } from './web.ts'

export async function runSearchContacts(context: JobContext): Promise<void> {
  const { scopes, signal } = context
  for (const scope of scopes())
    while (!signal.aborted && (await searchContactsDue({ ...scope }, { web: webOf(context), signal })) > 0);
}
