import { bringRanks } from '#app/domain/scores/bring-ranks.server.ts'
import type { JobContext } from './runner.ts'

export async function runBringRanks({ scopes, env, signal }: JobContext): Promise<void> {
  for (const scope of scopes()) await bringRanks(scope, { dataFolder: env.dataFolder, signal })
}
