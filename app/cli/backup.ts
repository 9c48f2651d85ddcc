import { parseArgs } from 'node:util'
import { backUp } from '#app/server/backup.server.ts'
import { readEnv } from '#app/server/env.server.ts'
import { keyFile } from '#app/server/secret-key.server.ts'
import { say, unusable } from './say.ts'

const HELP = `backup FILE [--json]

Copies the database of LINKWRIGHT_DATA to FILE while everything runs. Keep the secret key apart from it.`

/** `backup FILE`: the whole instance in one file. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  })
  if (values.help) return say(HELP)
  const [file, ...more] = positionals
  if (!file || more.length > 0) return unusable('Name one file to write: backup FILE')
  const env = readEnv(process.env)
  const { bytes } = await backUp(env, file)
  if (values.json) return say(JSON.stringify({ file, bytes }))
  return say(
    `${file} holds the whole database (${bytes} bytes). The key is not in it: keep ${keyFile(env)} too.`,
  )
}
