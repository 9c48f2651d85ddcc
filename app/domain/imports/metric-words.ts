/** The vendors' metrics of a whole domain that a person can name; never mixed, never averaged. */
export const METRIC_WORDS: Record<string, string> = {
  ahrefs_dr: 'Ahrefs DR',
  moz_da: 'Moz DA',
  semrush_as: 'Semrush AS',
  majestic_tf: 'Majestic TF',
  majestic_cf: 'Majestic CF',
  authority: 'Authority, vendor unknown',
}
