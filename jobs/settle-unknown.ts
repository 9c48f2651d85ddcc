import { settleUnknown } from '#app/domain/outbox/settle-unknown.server.ts'
import { sequenceWork } from '#app/domain/sequences/send-work.server.ts'
import { tellTime } from '#app/domain/values/scope.server.ts'
import type { JobContext } from './runner.ts'

/** Looks for evidence about messages that may have left. */
export async function runSettleUnknown({ scopes, db }: JobContext): Promise<void> {
  for (const scope of scopes()) await settleUnknown(scope, { tell: () => tellTime(db), ...sequenceWork })
}
