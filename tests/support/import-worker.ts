import { runImports } from '#app/domain/imports/run-imports.server.ts'
import { mintWorkspaceId, tellTime } from '#app/domain/values/scope.server.ts'
import { openDatabase } from '#db/client.server.ts'
import path from 'node:path'

/**
 * A jobs process that knows only imports, to be killed: `import-worker.ts DATA_FOLDER WORKSPACE`. It takes over at
 * once what a killed one held, as if the lease had ended.
 */
const [dataFolder = '', workspaceId = ''] = process.argv.slice(2)
const db = openDatabase(path.join(dataFolder, 'linkwright.sqlite'))
const { now, tempo } = tellTime(db)
const later = new Date(now.getTime() + 60_000)
await runImports(
  {
    db,
    workspaceId: mintWorkspaceId(Number(workspaceId)),
    actor: { kind: 'job', name: 'imports' },
    now: later,
    tempo,
  },
  { dataFolder },
)
