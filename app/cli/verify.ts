import { parseArgs } from 'node:util'
import { observe } from '#app/domain/links/observe.server.ts'
import type { Observation } from '#app/domain/links/observation.ts'
import { readPromise } from '#app/domain/links/read-promise.ts'
import type { Web } from '#app/gateways/web/open-web.ts'
import { openLines } from './lines.ts'
import { webFromEnvironment } from './network.ts'
import { verifyBatch } from './verify-batch.ts'

const HELP = `verify <source> --target URL [--match page|site] [--anchor TEXT] [--rel follow|any]
       [--render auto|never|always] [--json]
verify --batch FILE|- [--render auto|never|always] [--gap MS]

Looks whether a page carries the link that was promised on it, and says what it found.

  --target URL   what the link should point to
  --match        page: to this very page (default); site: to any page of the target's site
  --anchor TEXT  the promised anchor text
  --rel          follow: a link that passes equity was promised (default); any: nofollow and the like are fine
  --render       auto: in a browser when the served page has no link (default); always; never
  --json         one JSON object on standard output
  --batch FILE   one JSON promise a line ("source", "target", "match", "anchor", "rel"), one JSON observation a line
  --gap MS       between the beginnings of two requests to one host (default 0; a host that says "later" is waited for)
`

const OPTIONS = {
  target: { type: 'string' },
  match: { type: 'string' },
  anchor: { type: 'string' },
  rel: { type: 'string' },
  render: { type: 'string' },
  batch: { type: 'string' },
  gap: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

/** Checks one promise, or a file of them. Exit status 0: the checks ran; 1: some line was unusable; 2: bad arguments. */
export async function run(args: string[]): Promise<number> {
  let web: Web | null = null
  process.stdout.on('error', leaveQuietly)
  try {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
    if (values.help) {
      process.stdout.write(HELP)
      return 0
    }
    const render = values.render ?? 'auto'
    if (render !== 'auto' && render !== 'never' && render !== 'always')
      return refuse(`--render must be auto, never or always, not "${render}"`)
    const gap = values.gap ?? '0'
    if (!/^\d{1,6}$/.test(gap)) return refuse(`--gap must be a number of milliseconds, not "${gap}"`)
    web = webFromEnvironment(process.env, { gapMs: Number(gap) })
    if (render === 'always') {
      const trouble = await web.renderer.trouble()
      if (trouble) return refuse(`--render always needs a browser: ${trouble}`)
    }
    if (values.batch !== undefined) {
      if (positionals.length > 0 || values.target !== undefined)
        return refuse('--batch takes its promises from the file alone; leave out the source and --target')
      const lines = await openLines(values.batch)
      if (!lines) return refuse(`the file "${values.batch}" cannot be read`)
      return await verifyBatch(lines, web, { render, out: process.stdout })
    }
    if (positionals.length !== 1) return refuse('verify takes one source address; see verify --help')
    if (values.target === undefined)
      return refuse('--target is missing: the address that the link should point to')
    const read = readPromise({ ...values, source: positionals[0] })
    if (!read.ok) return refuse(read.error)
    const { observation } = await observe(read.promised, web, { render })
    process.stdout.write(values.json ? `${JSON.stringify(observation)}\n` : told(observation))
    return 0
  } catch (error) {
    if (web) throw error
    return refuse(error instanceof Error ? error.message : String(error))
  } finally {
    process.stdout.off('error', leaveQuietly)
    await web?.close()
  }
}

/** Whoever read the output has had enough of it (`| head`). */
function leaveQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
}

function refuse(message: string): number {
  process.stderr.write(`${message.replace(/\s*\n\s*/g, ' ')}\n`)
  return 2
}

/** The observation for a person at a terminal. */
function told({ verdict, reason, issues, final_url, source, http, link, page }: Observation): string {
  const lines = [
    `${verdict.replaceAll('_', ' ')}: ${reason}`,
    issues.length > 0 && `  issues    ${issues.join(', ')}`,
    final_url !== source && `  final URL ${final_url}`,
    http.status !== null && `  HTTP      ${http.status}`,
    link && `  link      ${link.href}`,
    link && `  anchor    ${link.anchor || '(none)'}`,
    link && `  rel       ${link.rel.join(' ') || '(none)'}`,
    link && `  position  ${link.position}`,
    page && `  page      ${page.title ?? '(no title)'}, ${page.word_count} words`,
  ]
  return `${lines.filter(Boolean).join('\n')}\n`
}
