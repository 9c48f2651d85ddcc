import { runImports as goOn } from '#app/domain/imports/run-imports.server.ts'
import type { JobContext } from './runner.ts'

/** Dry runs, imports and undoings that wait, workspace by workspace. */
export async function runImports({ scopes, env, signal }: JobContext): Promise<void> {
  for (const scope of scopes()) await goOn(scope, { dataFolder: env.dataFolder, signal })
}
