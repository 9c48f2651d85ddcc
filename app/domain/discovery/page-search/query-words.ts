/** A question as a person reads it: without what it leaves out (`-site:…`), which is most of its letters. */
export function queryWords(query: string): string {
  const kept = query
    .replace(/(?<=^|\s)-(?:"[^"]*"|\S+)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return kept || query.trim()
}
