import { readEnv } from './env.server.ts'
import { openInstance, type Instance } from './open-instance.server.ts'

/** The instance that the web process serves: opened at the first request. Migrated by the starter before. */
export function instanceOf(): Instance {
  opened ??= openInstance(readEnv(process.env), { migrates: false })
  return opened
}

let opened: Instance | undefined
