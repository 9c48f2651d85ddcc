import { dropOldPages } from '#app/domain/links/drop-old-pages.server.ts'
import { tellTime } from '#app/domain/values/scope.server.ts'
import type { JobContext } from './runner.ts'

export async function runDropOldPages({ db, signal }: JobContext): Promise<void> {
  while (!signal.aborted && dropOldPages(db, tellTime(db)) > 0) await new Promise(setImmediate)
}
