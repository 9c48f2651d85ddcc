import { parseArgs } from 'node:util'
import { examine } from '#app/server/doctor.server.ts'
import { readEnv } from '#app/server/env.server.ts'
import { say } from './say.ts'

const HELP = `doctor [--json]

Looks at the database, key, disk, browser, clock, names, jobs and every mailbox, and says what to mend.
Lines begin with ok or MEND; with --json each has "ok".`

/** `doctor`: what the installation stands on, and what to mend. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  })
  if (values.help) return say(HELP)
  const findings = await examine(readEnv(process.env))
  for (const finding of findings) {
    if (values.json) say(JSON.stringify(finding))
    else
      say(
        `${finding.ok ? 'ok  ' : 'MEND'}  ${finding.what}: ${finding.says}${finding.mend ? ` ${finding.mend}` : ''}`,
      )
  }
  return 0
}
