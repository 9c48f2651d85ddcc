/** How an address stood on a page. */
export const WAYS = [
  'mailto',
  'text',
  'obfuscated',
  'cloudflare',
  'attribute',
  'script',
  'json-ld',
  'microdata',
  'security.txt',
  'humans.txt',
] as const
export type Way = (typeof WAYS)[number]

export const PAGE_KINDS = ['contact', 'imprint', 'team', 'about', 'author', 'home', 'given', 'other'] as const
/** What a page is for; `given` is the one that was asked about. */
export type PageKind = (typeof PAGE_KINDS)[number]

/** An address seen on a page, with what the page says about it. */
export type Sighting = {
  email: string
  name: string | null
  role: string | null
  how: Way
  page: string
  kind: PageKind
  place: 'content' | 'header' | 'footer' | 'navigation' | 'sidebar'
  /** The words around it, for whoever wants to judge for themselves. */
  context: string
  /** Beside it stands that it belongs to somebody else: who made or hosts the site, an authority, a partner. */
  isOfOthers: boolean
  /** In a box about the author of the page, or in data that names the author. */
  isByline: boolean
}

/** A contact as it is told: one address, put together from all that was seen of it. */
export type FoundContact = {
  email: string
  name: string | null
  role: string | null
  found_on: string
  how: Way
  confidence: number
}
