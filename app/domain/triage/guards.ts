/** What is known of a site beside the page: whether writing to it now would be a mistake. */
export type Around = {
  /** The last time anybody of the team wrote to the site, in any project. */
  lastTouch: { at: Date; project: string } | null
  /** Links of this project that stand on the site. */
  linkCount: number
  /** Why the site is never written to. */
  suppressed: string | null
  /** What a colleague decided about the site in triage. */
  colleague: { name: string; words: string; at: Date } | null
}

/** One line of what was looked at; those that are not fine warn. */
export type Guard = { isFine: boolean; words: string; at: Date | null }

/** So long after a letter another one would be a nuisance. */
export const QUIET_DAYS = 90

/** The guards in the order in which they matter; what is fine says so. */
export function guardsOf({ lastTouch, linkCount, suppressed, colleague }: Around, now: Date): Guard[] {
  const isQuiet = !lastTouch || now.getTime() - lastTouch.at.getTime() > QUIET_DAYS * 86_400_000
  return [
    isQuiet
      ? fine(`Nobody was in touch here in ${QUIET_DAYS} days`)
      : warning(`In touch for ${lastTouch.project}`, lastTouch.at),
    linkCount === 0
      ? fine('Does not link to us yet')
      : warning(linkCount === 1 ? 'Links to us already' : `Links to us already, ${linkCount} times`),
    suppressed === null ? fine('Not on the suppression list') : warning(`Never written to: ${suppressed}`),
    ...(colleague ? [warning(`${colleague.name}: ${colleague.words.toLowerCase()}`, colleague.at)] : []),
  ]
}

const fine = (words: string): Guard => ({ isFine: true, words, at: null })
const warning = (words: string, at: Date | null = null): Guard => ({ isFine: false, words, at })
