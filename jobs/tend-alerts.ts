import { closeOldNews } from '#app/domain/alerts/raise.server.ts'
import { noteJobs } from '#app/domain/alerts/note-jobs.server.ts'
import type { JobContext } from './runner.ts'

/** Raises what the jobs themselves suffer from, and lets old news go. */
export async function runTendAlerts({ scopes }: JobContext): Promise<void> {
  for (const scope of scopes()) {
    noteJobs(scope)
    closeOldNews(scope)
  }
}
