import { runMailAlerts } from './mail-alerts.ts'
import { runImports } from './run-imports.ts'
import type { Job } from './runner.ts'

/** The whole clock of the product on one screen. Times are the machine's, between the end of a run and the next. */
export const SCHEDULE: Job[] = [
  { name: 'mail-alerts', everyMs: 10_000, run: runMailAlerts },
  { name: 'imports', everyMs: 700, run: runImports },
]
