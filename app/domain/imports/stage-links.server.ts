import { setImmediate as breathe } from 'node:timers/promises'
import { linkMaker, type StoredLink, type StoredRow } from '../discovery/stored-link.ts'
import { siteOf } from '../values/web-address.ts'
import type { CanonicalRecord } from './fields.ts'
import { GAP_FIELDS, gapRowOf, targetsOf } from './gap-row.ts'
import { decided, readerOf } from './inspect.server.ts'
import type { LinkStage } from './link-stage.server.ts'
import { Survey, type Reading } from './reading.ts'
import type { Table } from './table/open-text.server.ts'

type Staged = { rowsDone: number; rejectedCount: number }

/**
 * Stages the links of an export. It is read as its first rows write numbers and dates, while all rows are looked at:
 * when these decide otherwise it is read once more, as they say.
 * @param goesOn asked between batches of rows, with how many are read
 * @returns null when it did not go on
 */
export async function stageLinks({
  table,
  stage,
  subject,
  goesOn,
}: {
  table: Table
  stage: LinkStage
  subject: string
  goesOn: (rows: number) => boolean
}): Promise<Staged | null> {
  const ofSamples = new Survey(table.kind!, table.roles)
  for (const cells of table.samples) ofSamples.push(cells)
  const supposed = decided(table, ofSamples)
  const survey = new Survey(table.kind!, table.roles)
  const staged = await readAs(supposed, survey)
  const reading = decided(table, survey)
  if (!staged || JSON.stringify(reading) === JSON.stringify(supposed)) return staged
  stage.clear()
  return readAs(reading, null)

  async function readAs(how: Reading, looking: Survey | null): Promise<Staged | null> {
    const reader = readerOf(table, how, GAP_FIELDS)
    const linksOf = linkReader(table.kind === 'intersect' ? null : subject)
    const told = { rowsDone: 0, rejectedCount: 0 }
    for await (const rows of table.rows()) {
      for (const row of rows) {
        looking?.push(row.cells)
        const built = reader.build(row)
        const links = 'record' in built ? linksOf(built.record) : null
        if (links) for (const link of links) stage.add(link)
        else if (!('ignored' in built)) told.rejectedCount++
      }
      told.rowsDone += rows.length
      if (!goesOn(told.rowsDone)) return null
      await breathe()
    }
    return told
  }
}

/**
 * Makes the links that a record names: one, or one to each site that an intersect compares (`only` is null). Null for
 * a record that names no site.
 */
function linkReader(only: string | null): (record: CanonicalRecord) => StoredLink[] | null {
  const linkOf = linkMaker()
  return (record) => {
    const row = gapRowOf(record, 'page')
    if (!row) return null
    const stored: StoredRow = {
      ...row,
      firstSeen: day(record.first_seen),
      lastSeen: day(record.last_seen),
      linksSaid: null,
      language: firstOf(record.languages),
      platform: firstOf(record.platforms),
    }
    const links: StoredLink[] = []
    for (const subject of only === null ? comparedSites(record) : [only]) {
      // A site's links to itself say nothing of who else might link.
      if (subject === stored.domain) continue
      if (stored.sourceUrl === null) stored.linksSaid = linksSaid(record, subject)
      links.push(linkOf(stored, subject))
    }
    return links
  }
}

function comparedSites(record: CanonicalRecord): Set<string> {
  return new Set(targetsOf(record).map((one) => siteOf(one) ?? one))
}

/** How many links a list of sites says that one has to a subject. */
function linksSaid(record: CanonicalRecord, subject: string): number | null {
  const targets = record.targets as { target: string; links: number | null }[] | undefined
  const said = targets
    ? targets.find((one) => (siteOf(one.target) ?? one.target) === subject)?.links
    : record.links_to_target
  return typeof said === 'number' ? said : null
}

/** Where a page has several, the first one stands for it. */
function firstOf(value: unknown): string | null {
  const [first] = Array.isArray(value) ? (value as unknown[]) : []
  return typeof first === 'string' && first !== '' ? first.toLowerCase() : null
}

function day(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
