import type { PageFrame } from '#app/domain/pages/page-frame.ts'
import type { PageLink } from '#app/domain/pages/page-link.ts'
import { folded } from '#app/domain/pages/dom.ts'
import { pageKey, siteOf } from '#app/domain/values/web-address.ts'
import { ISSUES, type Issue, type Position } from '#db/vocabulary.ts'
import type { Promised } from './observation.ts'

/** A link that points to what was promised, or at least to its site, and how it was found. */
export type Found = {
  link: PageLink
  /** Absolute; through a redirect, where that ends. */
  resolved: string
  isThroughRedirect: boolean
  /** Points to another page of the target's site. */
  isElsewhere: boolean
  /** The frame of the page that it stands in, outermost first. */
  frame: PageFrame | null
  isRendered: boolean
}

/** A link and the frame it was read in. */
export type Placed = { link: PageLink; frame: PageFrame | null }

/** What a promise asks of an address, worked out once. */
export type Aim = { isMet(url: string): boolean; isOnSite(url: string): boolean }

export function aimOf(promised: Promised): Aim {
  const key = pageKey(promised.target)
  const site = siteOf(new URL(promised.target))
  const isOwnSite = siteOf(new URL(promised.source)) === site
  const isOnSite = (url: string) => siteOf(new URL(url)) === site
  return {
    isMet: promised.match === 'site' ? isOnSite : (url) => pageKey(url) === key,
    // On the target's own site every other link would be one to another page of it.
    isOnSite: (url) => promised.match === 'page' && !isOwnSite && isOnSite(url),
  }
}

/** Why a promise cannot be checked as it stands, or null. */
export function unusable(promised: Promised): string | null {
  const isOwnSite = siteOf(new URL(promised.source)) === siteOf(new URL(promised.target))
  return promised.match === 'site' && isOwnSite
    ? 'match "site" says nothing when the source is on the site of the target'
    : null
}

/** The links that point straight to where `isMet` says. */
export function direct(
  placed: Placed[],
  isMet: (url: string) => boolean,
  how: { isElsewhere: boolean; isRendered: boolean },
): Found[] {
  return placed
    .filter(({ link }) => isMet(link.url))
    .map(({ link, frame }) => ({ link, frame, resolved: link.url, isThroughRedirect: false, ...how }))
}

/** Of several, the one with the fewest issues; the first in the document on a tie. */
export function best(found: Found[], promised: Promised): Found | null {
  let chosen: { found: Found; count: number } | null = null
  for (const one of found) {
    const count = linkIssues(one, promised).length
    if (!chosen || count < chosen.count) chosen = { found: one, count }
  }
  return chosen?.found ?? null
}

/** What is wrong with the link itself. */
export function linkIssues(found: Found, promised: Promised): Issue[] {
  const { link } = found
  const passes = promised.rel === 'follow'
  const has = new Set<Issue>()
  for (const word of ['nofollow', 'sponsored', 'ugc'] as const)
    if (passes && link.rel.includes(word)) has.add(word)
  if (lacksAnchor(link, promised.anchor)) has.add('anchor_changed')
  if (found.isElsewhere) has.add('target_changed')
  if (found.isThroughRedirect) has.add('via_redirect')
  if (link.isHidden || found.frame?.isHidden) has.add('hidden')
  if (positionOf(found) !== 'content') has.add('not_in_content')
  if (found.frame) has.add('in_iframe')
  if (found.isRendered) has.add('js_only')
  return inOrder(has)
}

/** A link in a frame stands where the frame stands. */
export function positionOf(found: Found): Position {
  return found.frame?.position ?? found.link.position
}

/** Issues in the order in which they are reported. */
export function inOrder(issues: Iterable<Issue>): Issue[] {
  const has = new Set(issues)
  return ISSUES.filter((issue) => has.has(issue))
}

function lacksAnchor(link: PageLink, promised: string): boolean {
  const wanted = comparable(promised)
  return wanted !== '' && wanted !== comparable(link.anchor) && wanted !== comparable(link.anchorTight)
}

function comparable(text: string): string {
  return folded(text).normalize('NFC').toUpperCase().toLowerCase()
}
