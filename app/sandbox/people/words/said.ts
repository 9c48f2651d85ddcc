/** What the words may speak of. */
export type Said = {
  /** Our first name, as they address us. */
  you: string
  /** Their own first name, and the site's. */
  me: string
  site: string
  /** The page of theirs it is about, and ours. */
  page: string
  pageTitle: string
  target: string
  /** "on Friday", "next week". */
  day: string
  colleague: string
  colleagueAddress: string
  /** What they would like to be paid. */
  price: number
}

export type Wording = (said: Said) => string
