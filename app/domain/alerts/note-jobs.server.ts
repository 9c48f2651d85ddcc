import { heartbeats } from '#db/tables/workspaces.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { raiseAlert, resolveAlerts } from './raise.server.ts'

/** A job whose last run failed is told, with its error; a run that went well ends that. */
export function noteJobs(scope: Scope): void {
  inTransaction(scope, (tx) => {
    for (const { job, lastError } of tx.db.select().from(heartbeats).all()) {
      const subject = `job:${job}`
      if (lastError)
        raiseAlert(tx, {
          kind: 'job_trouble',
          subject,
          title: `The background job “${job}” fails`,
          because: `Its last run ended with: ${lastError}. It is tried again at its next turn.`,
        })
      else resolveAlerts(tx, { subject, kinds: ['job_trouble'] })
    }
  })
}
