import path from 'node:path'
import { bringBacklinks } from '#app/domain/imports/bring-backlinks.server.ts'
import { mintWorkspaceId, tellTime } from '#app/domain/values/scope.server.ts'
import { openDatabase } from '#db/client.server.ts'

/**
 * A jobs process that knows only exports of backlinks, to be timed or killed: `import-backlinks.ts DATA_FOLDER
 * WORKSPACE`. It takes over at once what a killed one held, as if the lease had ended.
 */
const [dataFolder = '', workspaceId = ''] = process.argv.slice(2)
const db = openDatabase(path.join(dataFolder, 'linkwright.sqlite'))
const { now, tempo } = tellTime(db)
await bringBacklinks(
  {
    db,
    workspaceId: mintWorkspaceId(Number(workspaceId)),
    actor: { kind: 'job', name: 'backlinks' },
    now: new Date(now.getTime() + 60_000),
    tempo,
  },
  { dataFolder },
)
db.$client.close()
