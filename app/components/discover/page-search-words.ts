import type { PageSearchAim } from '#db/vocabulary.ts'

/** What the pages of a search are kept for, as it is chosen. */
export const AIM_WORDS: Record<PageSearchAim, { label: string; help: string }> = {
  mentions: { label: 'Mentions', help: 'they name you and do not link to you' },
  resource_pages: { label: 'Resource pages', help: 'they list links to other sites, and not to you' },
  either: { label: 'Either', help: 'whichever a page is; a mention counts first' },
}
