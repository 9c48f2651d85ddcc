import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase } from '#db/client.server.ts'
import { useSecretKey } from '#app/domain/mailboxes/secrets.server.ts'
import { fileCopies } from '#app/domain/outbox/file-copies.server.ts'
import { settleUnknown } from '#app/domain/outbox/settle-unknown.server.ts'
import { Underway } from '#app/domain/outbox/underway.ts'
import { sendDue } from '#app/domain/sequences/send-due.server.ts'
import { mintWorkspaceId, tellTime, type Scope } from '#app/domain/values/scope.server.ts'
import { plainWork } from '#tests/support/outreach-world.ts'

/**
 * A job process that sends, seeks evidence and files copies side by side until it is killed, as the jobs do, only with shorter
 * pauses. Arguments: database file, key (hex), name of the worker.
 */
const [file = '', key = '', workerId = ''] = process.argv.slice(2)
useSecretKey(Buffer.from(key, 'hex'))
const db = openDatabase(file)
const scope = (): Scope => ({
  db,
  workspaceId: mintWorkspaceId(1),
  actor: { kind: 'job', name: 'torture' },
  ...tellTime(db),
})

/** One job: a turn that fails is told of and tried again, as the runner of the jobs does. */
async function always(everyMs: number, run: () => Promise<void>): Promise<never> {
  for (;;) {
    await run().catch((error: unknown) => console.error(workerId, error))
    await sleep(everyMs)
  }
}

// Whoever tortures may be stopped: then nobody would kill this process.
process.stdin.on('close', () => process.exit()).resume()
process.stdout.write('ready\n')
const underway = new Underway()
const tell = () => tellTime(db)
await Promise.all([
  always(5, () => sendDue(scope(), { workerId, publicUrl: null, work: plainWork, underway })),
  always(500, () => settleUnknown(scope(), { tell, ...plainWork })),
  always(150, () => fileCopies(scope())),
])
