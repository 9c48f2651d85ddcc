import { bringBacklinks } from '#app/domain/imports/bring-backlinks.server.ts'
import type { JobContext } from './runner.ts'

export async function runBringBacklinks({ scopes, env, signal }: JobContext): Promise<void> {
  for (const scope of scopes()) await bringBacklinks(scope, { dataFolder: env.dataFolder, signal })
}
