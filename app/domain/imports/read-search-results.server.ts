import path from 'node:path'
import { MOST_PAGES, type NamedPage } from '../discovery/page-search/start-page-search.server.ts'
import { usableUrl } from './cells/address.ts'
import { resultColumns, type ResultColumns } from './result-columns.ts'
import { openTable, UnreadableFile } from './table/open-table.server.ts'

export type ResultList =
  | {
      ok: true
      pages: NamedPage[]
      unusable: { count: number; first: { line: number; text: string } | null }
      leftOut: number
    }
  | { ok: false; reason: string }

/** Reads the pages that a file names: results of a search or a tracker, from any tool, or one address a line. */
export async function readSearchResults(
  file: string,
  { name = path.basename(file) } = {},
): Promise<ResultList> {
  try {
    const table = await openTable(file, { name })
    const columns = resultColumns(table.names, table.samples)
    if (!columns)
      return {
        ok: false,
        reason:
          table.samples.length === 0
            ? (table.refused ?? 'there are no rows in it')
            : 'no column of it holds web addresses',
      }
    const list: ResultList = { ok: true, pages: [], unusable: { count: 0, first: null }, leftOut: 0 }
    for await (const rows of table.rows())
      for (const { cells, line } of rows) {
        if (cells.every((cell) => cell.trim() === '')) continue
        const page = pageOf(cells, columns)
        if (!page) {
          list.unusable.count++
          list.unusable.first ??= { line, text: cells.join(' ').trim().slice(0, 60) }
        } else if (list.pages.length < MOST_PAGES) list.pages.push(page)
        else list.leftOut++
      }
    return list
  } catch (error) {
    if (error instanceof UnreadableFile) return { ok: false, reason: error.message }
    throw error
  }
}

function pageOf(cells: string[], columns: ResultColumns): NamedPage | null {
  const cell = (field: keyof ResultColumns) => {
    const at = columns[field]
    return at === undefined ? '' : (cells[at] ?? '').trim()
  }
  const url = usableUrl(cell('url'))
  if (!url) return null
  const position = Number(cell('position') || NaN)
  return {
    url: url.href,
    title: cell('title'),
    snippet: cell('snippet'),
    query: cell('query'),
    engine: cell('engine') || null,
    position: Number.isSafeInteger(position) ? position : null,
  }
}
