/** The vendors' metrics that a person can name; never mixed, never averaged. */
export const METRIC_WORDS: Record<string, string> = {
  ahrefs_dr: 'Ahrefs DR',
  ahrefs_ur: 'Ahrefs UR',
  moz_da: 'Moz DA',
  moz_pa: 'Moz PA',
  semrush_as: 'Semrush AS',
  majestic_tf: 'Majestic TF',
  majestic_cf: 'Majestic CF',
  opr: 'Open PageRank',
  cc_hc: 'Common Crawl harmonic centrality',
  cc_pr: 'Common Crawl PageRank',
  authority: 'Authority, vendor unknown',
}
