import type { ImportCounts } from '#db/tables/imports.ts'
import type { ImportOutcome } from '#db/vocabulary.ts'

/** How many first lines of each reason are shown. */
const FIRST_LINES = 8

export const NO_COUNTS: ImportCounts = {
  created: 0,
  updated: 0,
  merged: 0,
  skipped: 0,
  rejected: 0,
  reasons: {},
  details: [],
}

/** Adds one row to the counts, in place. */
export function tally(
  counts: ImportCounts,
  { outcome, reason, line }: { outcome: ImportOutcome; reason: string | null; line: number },
): void {
  counts[outcome]++
  if (reason === null) return
  counts.reasons[reason] = (counts.reasons[reason] ?? 0) + 1
  let detail = counts.details.find((one) => one.outcome === outcome && one.reason === reason)
  if (!detail) {
    detail = { outcome, reason, count: 0, lines: [] }
    counts.details.push(detail)
  }
  detail.count++
  if (detail.lines.length < FIRST_LINES) detail.lines.push(line)
}

/** Counts that can be added to without changing what was stored. */
export function copyCounts(counts: ImportCounts | null): ImportCounts {
  return structuredClone(counts ?? NO_COUNTS)
}

/** Every row that was read. */
export function rowsOf({ created, updated, merged, skipped, rejected }: ImportCounts): number {
  return created + updated + merged + skipped + rejected
}
