import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { RANK_LIST_WORDS } from '#app/domain/scores/authority.ts'
import { bringRanks } from '#app/domain/scores/bring-ranks.server.ts'
import { getRankFile, startRankFile } from '#app/domain/scores/rank-files.server.ts'
import { readEnv } from '#app/server/env.server.ts'
import { openInstance } from '#app/server/open-instance.server.ts'
import { failed, say, unusable } from './say.ts'

const HELP = `ranks load FILE [--json]

Brings a free list of the world's sites by rank, as its makers publish it: Tranco, Majestic Million, or Common Crawl's
domain ranks; packed or not. Scores take a site's authority from it where no vendor's measure is known. A newer file of
the same list takes the place of the older one.`

const POLL_MS = 500

/** `ranks load`: a list of ranks, read in a stream. When the app runs, its jobs may do the work. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  })
  if (values.help) return say(HELP)
  const [verb, file, ...more] = positionals
  if (verb !== 'load' || !file || more.length > 0) return unusable('Name one file: ranks load FILE')
  const { dataFolder } = readEnv(process.env)
  const instance = openInstance(readEnv(process.env), { makes: false })
  try {
    const [scope] = instance.scopes({ kind: 'cli', name: 'command line' })
    if (!scope)
      return failed('This installation is not set up yet: start it and set it up in the browser first.')
    const started = await startRankFile(scope, {
      fileName: path.basename(file),
      file: path.resolve(file),
      dataFolder,
    })
    if (!started.ok) return failed(`${file}: ${started.reason}.`)
    const startedAt = performance.now()
    for (;;) {
      const [now] = instance.scopes({ kind: 'cli', name: 'command line' })
      await bringRanks(now!, { dataFolder })
      const { status, ranked, rowsDone, error } = getRankFile(scope, started.id)
      const seconds = Math.round((performance.now() - startedAt) / 100) / 10
      if (status === 'done') {
        const told = { list: started.list, rows: rowsDone, ranked, seconds }
        return say(
          values.json
            ? JSON.stringify(told)
            : `${RANK_LIST_WORDS[started.list]}: ${ranked} sites ranked, in ${seconds} s`,
        )
      }
      if (status !== 'running') return failed(`${file}: ${error ?? 'stopped by somebody else'}.`)
      process.stderr.write(`${rowsDone} rows\n`)
      await sleep(POLL_MS)
    }
  } finally {
    instance.close()
  }
}
