import type { Behaviour, Client } from '../people/cast.ts'
import type { Topic } from './shelf.ts'

export type Layout = 'press' | 'hand' | 'magazine' | 'forum' | 'shelf' | 'journal'

/** Somebody who works on a site and reads its mail. */
export type Person = {
  first: string
  last: string
  role: string
  /** What stands before the @; "nobody" is an address that does not exist any more. */
  local: string
  behaviour: Behaviour
  client: Client
  /** Answers only the n-th of our mails; 1 unless said. */
  answersMail?: number
}

/**
 * A page of a site. Text may hold links as [words](address); an address that starts with / is on the same site.
 * `more` names shelves of prose that fill the page up, `lists` are the lists of links that resource pages live of.
 */
export type PageSpec = {
  path: string
  title: string
  text?: string[]
  lists?: { heading: string; items: string[] }[]
  after?: string[]
  more?: Topic[]
  /** Day of the last change, as the page shows it. */
  dated?: string
  by?: string
  kind?: 'page' | 'post' | 'thread'
  /** What stands between a reader and the page. */
  behind?: 'challenge' | 'outage' | 'login'
  noindex?: boolean
}

export type SiteSpec = {
  host: string
  name: string
  tagline: string
  layout: Layout
  about: string
  people: Person[]
  pages: PageSpec[]
  /** What the site's own posts are about; each makes one. */
  posts?: Topic[]
  /** How the contact page shows the address. */
  contact?: 'mailto' | 'spelt-out' | 'form'
  /** Crawlers that robots.txt keeps out. */
  keepsOut?: string[]
  /** Old path -> new path (or address elsewhere), answered with 301. */
  moved?: Record<string, string>
  /** A German site has an Impressum. */
  imprint?: boolean
}
