import { siteMetrics } from '#db/tables/sites.ts'
import type { Scope } from '../values/scope.server.ts'

/**
 * Keeps what a vendor says of a site: the latest value of each metric, never mixed with another's.
 * @param metric as in the import formats: `ahrefs_dr`, `moz_da`, …
 */
export function recordMetric(
  scope: Scope,
  {
    siteId,
    metric,
    value,
    importId = null,
  }: { siteId: number; metric: string; value: number; importId?: number | null },
): void {
  const seen = { value, seenAt: scope.now, importId }
  scope.db
    .insert(siteMetrics)
    .values({ siteId, metric, ...seen })
    .onConflictDoUpdate({ target: [siteMetrics.siteId, siteMetrics.metric], set: seen })
    .run()
}
