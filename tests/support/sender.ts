import { openDatabase } from '#db/client.server.ts'
import { mintWorkspaceId, tellTime } from '#app/domain/values/scope.server.ts'
import { useSecretKey } from '#app/domain/mailboxes/secrets.server.ts'
import { sendDue, type SendPoint } from '#app/domain/sequences/send-due.server.ts'
import { plainWork } from './outreach-world.ts'

/**
 * A job process of its own: sends what is due, once. With a point, it ends itself there with SIGKILL, as a power cut would.
 * Arguments: database file, key (hex), worker, point or "-".
 */
const [file = '', key = '', workerId = '', point = '-'] = process.argv.slice(2)
useSecretKey(Buffer.from(key, 'hex'))
const db = openDatabase(file)
const at = (here: SendPoint) => {
  if (here === point) process.kill(process.pid, 'SIGKILL')
}
process.stdout.write('ready\n')
const scope = {
  db,
  workspaceId: mintWorkspaceId(1),
  actor: { kind: 'job', name: 'send-due' } as const,
  ...tellTime(db),
}
await sendDue(scope, { workerId, publicUrl: null, work: plainWork, at })
db.$client.close()
process.exit(0)
