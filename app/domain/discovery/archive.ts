/** The newest copy in the answer of an availability endpoint; null when there is none, or the answer is another. */
export function archivedIn(answer: unknown): string | null {
  const closest = (
    answer as { archived_snapshots?: { closest?: { available?: unknown; url?: unknown } } } | null
  )?.archived_snapshots?.closest
  return closest?.available === true && typeof closest.url === 'string' ? closest.url : null
}
