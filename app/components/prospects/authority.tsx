import { Nothing } from '../../ui/grid.tsx'
import { count } from '../../ui/number.ts'

/** The short name of a vendor's metric, as the trade writes it. */
const METRIC_UNITS: Record<string, string> = {
  ahrefs_dr: 'DR',
  moz_da: 'DA',
  semrush_as: 'AS',
  majestic_tf: 'TF',
  majestic_cf: 'CF',
  cc_hc: 'CC centrality',
  cc_pr: 'CC PageRank',
  common_crawl: 'CC rank',
}

export function metricUnit(metric: string | null): string {
  return (metric && METRIC_UNITS[metric]) ?? ''
}

/** Authority, always with whose it is: "DR 58". */
export function Authority({ value, metric }: { value: number | null; metric: string | null }) {
  if (value === null) return <Nothing />
  const unit = metricUnit(metric)
  return (
    <>
      {unit && <span className="mr-1 text-12 text-text-3">{unit}</span>}
      {round(value)}
    </>
  )
}

/** A score for reading: at most one decimal; of a tiny one, such as a PageRank, its two first digits. */
export function round(value: number): string {
  if (value !== 0 && Math.abs(value) < 0.1) return String(Number(value.toPrecision(2)))
  if (value >= 10_000) return count(value)
  return String(Math.round(value * 10) / 10)
}
