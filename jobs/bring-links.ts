import { bringLinks } from '#app/domain/imports/bring-links.server.ts'
import type { JobContext } from './runner.ts'

export async function runBringLinks({ scopes, env, signal }: JobContext): Promise<void> {
  for (const scope of scopes()) await bringLinks(scope, { dataFolder: env.dataFolder, signal })
}
