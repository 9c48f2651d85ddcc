import { parseArgs } from 'node:util'
import { findBrokenLinks } from '#app/domain/discovery/find-broken-links.server.ts'
import { readWebAddress } from '#app/domain/values/web-address.ts'
import type { Web } from '#app/gateways/web/open-web.ts'
import { webFromEnvironment } from './network.ts'
import { say, unusable } from './say.ts'

const HELP = `broken-links URL... [--depth 0] [--same-host] [--max-pages N] [--json]

Reads pages and asks each of their outbound links once. Dead is only what answers 404 or 410, says that it was not
found, is parked, or has no domain any more; whoever refuses or fails us is counted as uncertain.

  --depth N      follow links of the same site so many steps from the given pages (default 0: only these)
  --same-host    stay on the very host, not on the whole site
  --max-pages N  read at most so many pages (default 500)
  --json         one dead link a line as JSON, the summary last`

const OPTIONS = {
  depth: { type: 'string' },
  'same-host': { type: 'boolean' },
  'max-pages': { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

/** Finds dead outbound links of pages, without a database. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
  if (values.help) return say(HELP)
  if (positionals.length === 0) return unusable('Name at least one page. broken-links --help shows how.')
  const urls = positionals.map((text) => readWebAddress(text)?.href ?? null)
  const bad = urls.indexOf(null)
  if (bad >= 0) return unusable(`"${positionals[bad]}" is not a web address.`)
  const depth = whole(values.depth, 0)
  const maxPages = whole(values['max-pages'], 500)
  if (depth === null || maxPages === null)
    return unusable('--depth and --max-pages take whole numbers. broken-links --help shows how.')
  let web: Web
  try {
    web = webFromEnvironment(process.env)
  } catch (error) {
    return unusable((error as Error).message)
  }
  try {
    const found = findBrokenLinks(web, urls as string[], {
      depth,
      maxPages,
      sameHost: values['same-host'] ?? false,
      onTrouble: (url, reason) => process.stderr.write(`${url}: ${reason}\n`),
    })
    for (;;) {
      const next = await found.next()
      if (next.done) {
        const { pages, links, dead, uncertain, seconds } = next.value
        return values.json
          ? say(JSON.stringify({ summary: next.value }))
          : say(`${pages} pages, ${links} links: ${dead} dead, ${uncertain} uncertain, in ${seconds} s`)
      }
      const { dead_url, cause, found_on } = next.value
      if (values.json) say(JSON.stringify(next.value))
      else say(`${cause}  ${dead_url}\n${found_on.map((one) => `  ${one.page}: “${one.anchor}”`).join('\n')}`)
    }
  } finally {
    await web.close()
  }
}

function whole(text: string | undefined, fallback: number): number | null {
  if (text === undefined) return fallback
  return /^\d{1,7}$/.test(text) ? Number(text) : null
}
