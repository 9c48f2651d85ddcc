import type { Tactic } from '#db/vocabulary.ts'
import type { Kind } from './fields.ts'
import { guessedMapping, problemOf } from './mapping.ts'
import type { Shape } from './table/shape.ts'

/** Why other kinds hold no prospects, each with what to bring instead. */
const KIND_REFUSALS: Partial<Record<Kind, string>> = {
  disavow_entry: 'this is a disavow file: it lists sites to keep away from, not sites to write to',
  target_page:
    'this lists pages of one site with their link counts: bring its backlinks or referring domains instead',
  anchor: 'this lists anchor texts, which name no sites: bring the backlinks instead',
  url_check: 'this lists checked addresses, not links: bring the inlinks or outlinks export instead',
  domain_rank: 'this is a ranking of domains, not a list of prospects',
}

/** Why a file must not become prospects, in one sentence that says what it is; null when it may. */
export function refusalOf(table: Shape & { samples: string[][] }): string | null {
  if (table.refused) return table.refused
  if (table.names.length === 0 || table.samples.length === 0)
    return table.warnings[0] ?? 'there are no rows in it'
  return (table.kind && KIND_REFUSALS[table.kind]) ?? null
}

/** Why nobody but a person can read the columns; null when the guess will do. */
export function columnsUnknown(table: Shape): string | null {
  const isGuessed = table.format === 'generic' || table.format === 'unknown'
  if (!isGuessed || problemOf(guessedMapping(table)) === null) return null
  return 'no column is known to hold a page, a site or an e-mail: bring it in through the browser and say which does'
}

/** What such a file is usually brought for; the user chooses. */
export function usualTactic({ format }: Pick<Shape, 'format'>): Tactic {
  if (format === 'ahrefs_broken_backlinks') return 'broken_link'
  if (/intersect|gap|clique/.test(format)) return 'link_gap'
  return 'other'
}
