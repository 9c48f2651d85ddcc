import { gapOfFiles } from '#app/domain/imports/gap-files.server.ts'
import { UnreadableFile } from '#app/domain/imports/table/open-table.server.ts'
import type { Opportunity } from '#app/domain/discovery/gap.ts'
import { readGapArgs } from './gap-args.ts'
import { failed, say, unusable } from './say.ts'

const HELP = `gap --ours FILE... --rival NAME=FILE... [--min 2] [--level domain|page] [--limit N] [--json]

Who links to rivals and not to us, best first, from backlinks, referring-domain or intersect exports of any tool.

  --ours FILE        what links to our own site; may be left out
  --rival NAME=FILE  what links to a rival; the name is usually its domain, and may stand before several files
  --min N            shared by at least so many rivals (default 2, or 1 with a single rival)
  --level            domain: linking sites (default); page: linking pages
  --limit N          at most so many
  --json             one JSON object a line`

/** `gap`: the link gap over files, without a database. */
export async function run(args: string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) return say(HELP)
  const asked = readGapArgs(args)
  if (typeof asked === 'string') return unusable(`${asked} gap --help shows how.`)
  const { min, level, limit, json } = asked
  try {
    const answer = await gapOfFiles(asked, { min, level })
    if (!answer.ok) return failed(`${answer.file}: ${answer.reason}.`)
    for (const note of answer.notes) process.stderr.write(`${note}\n`)
    const shown = answer.opportunities.slice(0, limit)
    await write(shown.map((one) => (json ? JSON.stringify(one) : inWords(one))))
    if (!json) process.stderr.write(`${answer.opportunities.length} found\n`)
    return 0
  } catch (error) {
    if (error instanceof UnreadableFile) return failed(`${error.message}.`)
    throw error
  }
}

function inWords({ page, domain, rivals, score, authority }: Opportunity): string {
  const metrics = authority.map(({ metric, value }) => `${metric} ${value}`).join(', ')
  return `${String(score).padStart(3)}  ${page ?? domain}  (${rivals.join(', ')})${metrics && `  ${metrics}`}`
}

/** In pieces, each waited for, so that a slow reader never fills our memory. */
async function write(lines: string[]): Promise<void> {
  for (let at = 0; at < lines.length; at += 1_000) {
    const text = `${lines.slice(at, at + 1_000).join('\n')}\n`
    await new Promise<void>((resolve, reject) => {
      process.stdout.write(text, (error) =>
        error && (error as NodeJS.ErrnoException).code !== 'EPIPE' ? reject(error) : resolve(),
      )
    })
  }
}
