import { DEAD_LINKS } from './rows/dead-links.ts'
import { RESOURCE_PAGES } from './rows/resource-pages.ts'
import { LINK_GAPS } from './rows/link-gaps.ts'
import { MENTIONS } from './rows/mentions.ts'
import { OTHERS } from './rows/others.ts'
import type { ProspectRow } from './rows/row.ts'

/** The prospects of the story, in the order in which they were found. */
export const PROSPECT_ROWS: ProspectRow[] = [
  ...DEAD_LINKS,
  ...RESOURCE_PAGES,
  ...LINK_GAPS,
  ...MENTIONS,
  ...OTHERS,
]
