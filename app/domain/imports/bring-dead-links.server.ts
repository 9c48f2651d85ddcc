import path from 'node:path'
import { MOST_TOLD_LINKS } from '../discovery/prepare-links.server.ts'
import { startLinksCrawl, storedLinksTo } from '../discovery/start-links-crawl.server.ts'
import { toldTargets, type ToldLink } from '../discovery/told-links.ts'
import type { Scope } from '../values/scope.server.ts'
import { deadLinkIn, noDeadLinksIn } from './dead-link-row.ts'
import { readerOf, readingOf } from './inspect.server.ts'
import { openTable, UnreadableFile } from './table/open-table.server.ts'
import type { Table } from './table/open-text.server.ts'

type Wanted = { projectId: number; fileName: string; path: string; dataFolder: string }

/**
 * Starts a search for dead links among those that a file names. Addresses without the pages that link to them get
 * those of the backlink store.
 * @returns the search, or why the file was not taken
 */
export async function startDeadLinksFile(
  scope: Scope,
  { projectId, fileName, path: name, dataFolder }: Wanted,
): Promise<{ ok: true; crawlId: number } | { ok: false; reason: string }> {
  try {
    const table = await openTable(path.join(dataFolder, name), { name: fileName })
    const reason =
      table.samples.length === 0 ? 'there are no rows in it' : noDeadLinksIn(table.kind, table.refused)
    if (reason) return { ok: false, reason }
    const { links, urls, alive } = await read(table)
    if (links.length > MOST_TOLD_LINKS)
      return {
        ok: false,
        reason: `it has more than ${MOST_TOLD_LINKS} links that may be dead: bring a part of it`,
      }
    const targets = toldTargets([
      ...links,
      ...(urls.length > 0 ? storedLinksTo(scope, { projectId, urls }) : []),
    ])
    if (targets.length > 0) {
      const crawlId = startLinksCrawl(scope, { projectId, name: `Links in ${fileName}`, targets })
      return { ok: true, crawlId }
    }
    return { ok: false, reason: nothingIn({ urls: urls.length, alive }) }
  } catch (error) {
    if (error instanceof UnreadableFile) return { ok: false, reason: error.message }
    throw error
  }
}

async function read(table: Table): Promise<{ links: ToldLink[]; urls: string[]; alive: number }> {
  const reader = readerOf(table, await readingOf(table))
  const [links, urls]: [ToldLink[], string[]] = [[], []]
  let alive = 0
  for await (const rows of table.rows())
    for (const row of rows) {
      const built = reader.build(row)
      const said = 'record' in built ? deadLinkIn(built.record) : null
      if (!said) continue
      if ('link' in said) links.push(said.link)
      else if ('url' in said) urls.push(said.url)
      else if (said.leftOut === 'alive') alive++
      if (links.length > MOST_TOLD_LINKS) return { links, urls, alive }
    }
  return { links, urls, alive }
}

function nothingIn({ urls, alive }: { urls: number; alive: number }): string {
  if (urls > 0)
    return 'it names dead addresses but not who links to them, and no backlinks to them are known here: bring the inlinks export, or the backlinks of that site under Link gap'
  return alive > 0
    ? 'the tool found every link in it alive or moved'
    : 'no row names a page of one site that links to another site'
}
