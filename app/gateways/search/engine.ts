/** What an engine says of one page of its answer. */
export type SearchResult = { url: string; title: string; snippet: string }
export type SearchAnswer = { results: SearchResult[]; hasMore: boolean }

/** The team's own account: a key, or the address of an engine that it runs itself. */
export type SearchAccount = { key: string | null; endpoint: string | null }

/** A search engine that can be asked by a program. One file each, listed in `engines.ts`. */
export type SearchEngine = {
  name: string
  label: string
  /** What the account consists of. */
  needs: 'key' | 'endpoint'
  /** Where to get it, or what to switch on. */
  help: string
  /** Pages of an answer that it gives at most. */
  mostPages: number
  /** False: it does not know `inurl:`. */
  knowsInurl: boolean
  /** @param page 0 is the first */
  request(
    query: string,
    page: number,
    account: SearchAccount,
  ): { url: string; headers: Record<string, string> }
  /** Null for an answer of some other shape. */
  read(answer: unknown, page: number): SearchAnswer | null
}

type Fields = Record<string, unknown>

export function fieldsOf(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null
}

/** The usable ones of a list of results, by the names that this engine gives the fields. */
export function resultsOf(
  list: unknown,
  names: { url: string; title: string; snippet: string },
): SearchResult[] {
  if (!Array.isArray(list)) return []
  return list.flatMap((one) => {
    const fields = fieldsOf(one)
    const url = fields?.[names.url]
    if (!fields || typeof url !== 'string' || !/^https?:\/\//i.test(url)) return []
    return [{ url, title: plainText(fields[names.title]), snippet: plainText(fields[names.snippet]) }]
  })
}

const ENTITIES: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#x27;': "'",
  '&nbsp;': ' ',
  '&amp;': '&',
}

/** Words without the markup in which engines emphasise what was asked. */
function plainText(value: unknown): string {
  if (typeof value !== 'string') return ''
  return value
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(?:lt|gt|quot|nbsp|amp|#39|#x27);/g, (entity) => ENTITIES[entity]!)
    .replace(/\s+/g, ' ')
    .trim()
}
