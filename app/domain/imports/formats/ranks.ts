import { comparesSites } from './compared-sites.ts'
import { cells, type Format } from './format.ts'

const kind = 'domain_rank'

/** Lists that put the domains of the web in an order. */
export const RANKS: Format[] = [
  {
    name: 'open_pagerank',
    tool: 'open',
    kind,
    signature: cells({ all: ['rank', 'domain', 'open page rank'] }),
    columns: { rank: 'rank', domain: 'domain', 'open page rank': 'authority.opr' },
  },
  {
    name: 'moz_top_domains',
    tool: 'moz',
    kind,
    signature: (seen) =>
      cells({ all: ['rank', 'root domain', 'domain authority'] })(seen) && !comparesSites(seen, 1),
    columns: { rank: 'rank', 'root domain': 'domain', 'domain authority': 'authority.moz_da' },
  },
  {
    name: 'commoncrawl_ranks',
    tool: 'commoncrawl',
    kind,
    signature: cells({ all: ['#harmonicc pos', '#host rev'] }),
    columns: {
      '#harmonicc pos': 'rank',
      '#harmonicc val': 'authority.cc_hc',
      '#pr val': 'authority.cc_pr',
      '#host rev': { field: 'domain', reads: 'reversed' },
    },
  },
]

/** Lists without a header, `rank,domain`; what tells them apart is in `table/by-shape.ts`. */
export const BARE_RANKS: Format[] = ['tranco', 'umbrella'].map((name) => ({
  name,
  tool: name,
  kind,
  signature: () => false,
  columns: { rank: 'rank', domain: 'domain' },
}))
