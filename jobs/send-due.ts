import { sendDue } from '#app/domain/sequences/send-due.server.ts'
import { sequenceWork } from '#app/domain/sequences/send-work.server.ts'
import type { JobContext } from './runner.ts'

/** Sends what is due, of every workspace. */
export async function runSendDue({ scopes, workerId, env }: JobContext): Promise<void> {
  for (const scope of scopes())
    await sendDue(scope, { workerId, publicUrl: env.publicUrl, work: sequenceWork })
}
