import { siteOf } from '../values/web-address.ts'
import { urlsIn } from './promise-proposal.ts'

/** Somebody who names more pages than these sends a list, not the place of a link. */
const MOST = 3
/** Sites that stand under a signature, where nobody would put our link. */
const PROFILES =
  /(?:^|\.)(?:facebook|instagram|linkedin|twitter|x|youtube|tiktok|pinterest|calendly|zoom|t\.me|wa\.me|google|microsoft)\.(?:com|us|co|me)$/i

/**
 * The pages in a person's words that may carry our link, at most three: of the prospect's site first, then of others; the
 * client's own pages and profiles are left out, and so is a home page beside which another page of its site is named.
 */
export function namedIn(
  text: string,
  { domain, clientDomain }: { domain: string; clientDomain: string },
): string[] {
  const urls = urlsIn(text).filter((url) => {
    const { hostname } = new URL(url)
    return siteOf(url) !== clientDomain && !PROFILES.test(hostname)
  })
  const isHome = (url: string) => new URL(url).pathname === '/' && !new URL(url).search
  const whole = urls.filter(
    (url) => !isHome(url) || !urls.some((other) => !isHome(other) && siteOf(other) === siteOf(url)),
  )
  const theirs = whole.filter((url) => siteOf(url) === domain)
  const others = whole.filter((url) => siteOf(url) !== domain && !isHome(url))
  return [...theirs, ...others].slice(0, MOST)
}
