import { Gap, type GapLevel, type Opportunity } from '../discovery/gap.ts'
import { siteOf } from '../values/web-address.ts'
import { gapRowOf, noBacklinksIn, targetsOf } from './gap-row.ts'
import { readerOf, readingOf } from './inspect.server.ts'
import { openTable } from './table/open-table.server.ts'
import type { Table } from './table/open-text.server.ts'

export type GapFiles = { ours: string[]; rivals: { name: string; file: string }[] }
export type GapAnswer =
  { ok: true; opportunities: Opportunity[]; notes: string[] } | { ok: false; file: string; reason: string }

/**
 * The link gap over export files, from any tools and mixed. Streams: memory grows with the sites found, not the rows.
 * @returns refused, with the file and the reason, when one says nothing of who links to a site
 * @throws UnreadableFile for a missing or damaged file
 */
export async function gapOfFiles(
  { ours, rivals }: GapFiles,
  { min, level }: { min: number; level: GapLevel },
): Promise<GapAnswer> {
  const names = [...new Set(rivals.map(({ name }) => name))]
  const gap = new Gap(level, [])
  const notes: string[] = []
  const ourSites = new Set<string>()
  for (const file of ours) {
    const table = await openTable(file)
    const reason = noBacklinksIn(table.kind, table.refused)
    if (reason) return { ok: false, file, reason }
    const site = await subjectOf(table)
    if (site) ourSites.add(site)
    for await (const record of recordsOf(table)) {
      if (
        table.kind === 'intersect' &&
        !targetsOf(record).some((target) => ourSites.has(siteOf(target) ?? ''))
      )
        continue
      const row = gapRowOf(record, level)
      if (row) gap.addOurs(row)
    }
  }
  for (const site of ourSites) gap.leaveOut(site)
  for (const { name, file } of rivals) {
    const table = await openTable(file)
    const reason = noBacklinksIn(table.kind, table.refused)
    if (reason) return { ok: false, file, reason }
    if (
      table.kind === 'intersect' &&
      level === 'page' &&
      !table.roles.some((role) => role?.field === 'source_url')
    )
      notes.push(`${file} lists sites and not pages, so it says nothing at page level`)
    // A report that compares sites names them itself; its own name is none of them.
    const at = table.kind === 'intersect' ? -1 : gap.rival(name)
    for await (const record of recordsOf(table)) {
      const row = gapRowOf(record, level)
      if (!row) continue
      if (table.kind !== 'intersect') gap.addTheirs(at, row)
      else
        for (const target of targetsOf(record)) {
          const site = siteOf(target) ?? target
          if (ourSites.has(site)) gap.addOurs(row)
          else gap.addTheirs(gap.rival(names.find((one) => siteOf(one) === site) ?? site), row)
        }
    }
  }
  return { ok: true, opportunities: gap.opportunities({ min }), notes }
}

async function* recordsOf(table: Table) {
  const reader = readerOf(table, await readingOf(table))
  for await (const rows of table.rows())
    for (const row of rows) {
      const built = reader.build(row)
      if ('record' in built) yield built.record
    }
}

const LOOKED_AT = 500

/** The site that a backlinks file is about: by its name or preamble, else the one that most of its rows point to. */
export async function subjectOf(table: Table): Promise<string | null> {
  if (table.subject) return siteOf(table.subject)
  const counts = new Map<string, number>()
  let seen = 0
  for await (const record of recordsOf(table)) {
    const domain = record.target_domain
    if (typeof domain === 'string') counts.set(domain, (counts.get(domain) ?? 0) + 1)
    if (++seen === LOOKED_AT) break
  }
  const [most] = [...counts].sort(([, one], [, other]) => other - one)
  return most && most[1] * 2 > seen ? most[0] : null
}
