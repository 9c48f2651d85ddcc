import { looksLikeAddress, usableUrl } from './cells/address.ts'
import { normaliseHeader } from './table/header.ts'

export type ResultField = 'url' | 'title' | 'snippet' | 'query' | 'engine' | 'position'
/** In which column each field of a search result stands. */
export type ResultColumns = { url: number } & Partial<Record<ResultField, number>>

/** Names of the columns in lists of search results and mentions, the surest first. */
const NAMES: Record<ResultField, string[]> = {
  url: 'url,link,source url,mention url,article url,content url,page url,result url,landing page,target url,cited url,source,page,address,website,site,domain'.split(
    ',',
  ),
  title: 'title,page title,headline,source title,content title,name'.split(','),
  snippet: 'content,snippet,description,excerpt,mention,summary,text,context,opening text,hit sentence'.split(
    ',',
  ),
  query: 'query,keyword,search term,search query,prompt,topic'.split(','),
  engine: 'engine,search engine,source type'.split(','),
  position: 'position,rank,pos,ranking,rank absolute,rank group'.split(','),
}

/**
 * Which columns of a table hold search results.
 * @param samples rows of cells; the column with most addresses is the one, whatever it is called
 * @returns null when no column holds addresses
 */
export function resultColumns(names: string[], samples: string[][]): ResultColumns | null {
  const plain = names.map(normaliseHeader)
  const url = bestAddress(plain, samples)
  if (url === null) return null
  const found: ResultColumns = { url }
  for (const field of ['title', 'snippet', 'query', 'engine', 'position'] as const) {
    const at = NAMES[field].map((name) => plain.indexOf(name)).find((one) => one >= 0 && one !== url)
    if (at !== undefined) found[field] = at
  }
  return found
}

/** Named columns first; of columns that are alike, whole addresses beat bare domains. */
function bestAddress(names: string[], samples: string[][]): number | null {
  let best: { at: number; score: number } | null = null
  const width = Math.max(names.length, ...samples.map((row) => row.length))
  for (let at = 0; at < width; at++) {
    const rank = NAMES.url.indexOf(names[at] ?? '')
    let usable = 0
    for (const row of samples) {
      const cell = (row[at] ?? '').trim()
      if (/^https?:\/\//i.test(cell)) usable += 1
      else if (looksLikeAddress(cell) && usableUrl(cell) !== null) usable += 0.5
    }
    if (usable === 0) continue
    const score =
      usable / samples.length + (rank < 0 ? 0 : (NAMES.url.length - rank) / (NAMES.url.length * 2))
    if (!best || score > best.score) best = { at, score }
  }
  return best?.at ?? null
}
