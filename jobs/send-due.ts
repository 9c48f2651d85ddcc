import { sendDue } from '#app/domain/sequences/send-due.server.ts'
import { sequenceWork } from '#app/domain/sequences/send-work.server.ts'
import { Underway } from '#app/domain/outbox/underway.ts'
import type { JobContext } from './runner.ts'

/** Sends what is due, of every workspace. Told to stop, it lets the messages on their way arrive first. */
export async function runSendDue({ scopes, workerId, env, signal }: JobContext): Promise<void> {
  const underway = new Underway()
  do {
    for (const scope of scopes())
      await sendDue(scope, { workerId, publicUrl: env.publicUrl, work: sequenceWork, underway })
  } while (underway.size > 0 && !signal.aborted)
  await underway.wait()
}
