import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { restore } from '#app/server/backup.server.ts'
import { readEnv } from '#app/server/env.server.ts'
import { openInstance } from '#app/server/open-instance.server.ts'
import { say, unusable } from './say.ts'

const HELP = `restore FILE [--json]

Puts a backup in the place of the database of LINKWRIGHT_DATA and brings it to this version. Stop Linkwright first.
The present database is kept beside it.`

/** `restore FILE`: a backup becomes the instance again. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  })
  if (values.help) return say(HELP)
  const [file, ...more] = positionals
  if (!file || more.length > 0) return unusable('Name one backup: restore FILE')
  const env = readEnv(process.env)
  mkdirSync(env.dataFolder, { recursive: true, mode: 0o700 })
  const { kept } = restore(env, file)
  openInstance(env).close()
  if (values.json) return say(JSON.stringify({ restored: file, kept }))
  return say(`${file} is the database now.${kept ? ` The one before is ${kept}.` : ''}`)
}
