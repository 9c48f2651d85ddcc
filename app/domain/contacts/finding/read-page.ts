import { httpUrl, siteOf } from '#app/domain/values/web-address.ts'
import { emailSite } from '#app/domain/values/email-address.ts'
import { positionOf } from '#app/domain/pages/placement.ts'
import { isFreeMailAddress, notAnAddress, speaksOfOthers } from './false-friends.ts'
import { nameFits, personName } from './person-name.ts'
import { outlineOf, type Box, type Line, type Outline } from './outline.ts'
import { personBeside } from './people.ts'
import type { PageKind, Sighting, Way } from './sighting.ts'
import { readable, spotsIn, type Spot } from './spots.ts'
import { readStatements } from './structured.ts'
import { waysFrom, type Way as NextPage } from './which-pages.ts'
import { contactFormsIn } from './contact-forms.ts'

export type PageToRead = {
  html: string
  url: string
  kind: PageKind
  /** The sites that are the asked one's: its domain, and where its home page leads. */
  ownSites: Set<string>
  isXml?: boolean
}

export type ContactReading = {
  sightings: Sighting[]
  forms: string[]
  /** Pages of the site worth a visit next. */
  next: NextPage[]
  /** Who wrote the page, by its byline. */
  authors: string[]
}

const BYLINE =
  /(?:^|[\s_-])(?:by-?line|author|autor|auteur|post-?author|entry-?author|article-?author|written-?by|author-?(?:bio|box|card|info)|about-?(?:the-?)?author|bio)(?:$|[\s_-])/i
const BYLINE_BOX = /author|autor|auteur|\bbio\b|byline/i

/** Reads one page for the addresses of people, the forms, and the pages to look at next. */
export function readForContacts({ html, url, kind, ownSites, isXml }: PageToRead): ContactReading {
  const outline = outlineOf(html, { isXml })
  const stated = readStatements(outline.jsonLd)
  const spots = spotsIn(outline).filter(
    (one) => notAnAddress(one.email, ownSites.has(emailSite(one.email))) === null,
  )
  const sightings = byAddress(spots).map((one) => sightingOf(one, { spots, outline, url, kind, ownSites }))
  for (const { email, name, role, isByline } of stated.contacts) {
    if (notAnAddress(email, ownSites.has(emailSite(email))) !== null) continue
    sightings.push({
      email,
      name,
      role,
      how: 'json-ld',
      page: url,
      kind,
      place: 'content',
      context: '',
      isOfOthers: false,
      isByline,
    })
  }
  const links = linksOf(outline, url)
  const authorLinks = stated.authorUrls.flatMap((href) => {
    const at = httpUrl(href, url)
    return at ? [{ url: at.href, text: '', rel: 'author', isByline: true }] : []
  })
  return {
    sightings,
    forms: contactFormsIn(html, { url, kind, isXml }),
    next: waysFrom([...authorLinks, ...links], url),
    authors: [...new Set([...stated.authors, ...bylineNames(outline)])],
  }
}

const BEST_FIRST: Way[] = ['mailto', 'microdata', 'cloudflare', 'text', 'obfuscated', 'attribute', 'script']

/** Each address once a page, as it was given best, but told by the place that names a person. */
function byAddress(spots: Spot[]): Spot[][] {
  const groups = new Map<string, Spot[]>()
  for (const spot of spots) groups.set(spot.email, [...(groups.get(spot.email) ?? []), spot])
  return [...groups.values()].map((group) =>
    group.sort((a, b) => BEST_FIRST.indexOf(a.how) - BEST_FIRST.indexOf(b.how)),
  )
}

function sightingOf(
  group: Spot[],
  page: { spots: Spot[]; outline: Outline; url: string; kind: PageKind; ownSites: Set<string> },
): Sighting {
  const { lines } = page.outline
  const [best] = group
  const people = group
    .filter((spot) => lines[spot.line] !== undefined)
    .map((spot) => personBeside(spot, page.spots, lines))
  const person = people.find((one) => one.name) ??
    people.find((one) => one.role) ?? { name: null, role: null }
  const linked = group.flatMap((spot) => (spot.linkText ? (personName(spot.linkText) ?? []) : []))[0]
  const line = lines[best!.line]
  const isOwn = page.ownSites.has(emailSite(best!.email))
  const isByline = group.some((spot) => isInByline(lines[spot.line]?.box ?? null))
  return {
    email: best!.email,
    name: linked ?? person.name ?? (isOwn || isByline ? nameOnPage(best!.email, page.outline) : null),
    role: person.role,
    how: best!.how,
    page: page.url,
    kind: page.kind,
    place: placeOf(line),
    context: line ? readable(line).slice(0, 200) : '',
    isOfOthers: !isOwn && group.some((spot) => standsAmongOthers(spot, lines)),
    isByline,
  }
}

/** On the pages of one person, a name far away from the address that the address bears out in full. */
function nameOnPage(email: string, outline: Outline): string | null {
  const names = bylineNames(outline).concat(
    outline.lines
      .filter((line) => line.heading > 0 && line.heading < 4)
      .flatMap((line) => personName(readable(line)) ?? []),
  )
  return names.find((name) => nameFits(name, email) >= 2) ?? null
}

/** Who a page says has written it: rel=author, boxes of that name, the meta element. */
function bylineNames({ lines, metas }: Outline): string[] {
  const meta = personName(
    metas.get('author') ?? metas.get('article:author') ?? metas.get('parsely-author') ?? '',
  )
  const linked = lines.flatMap((line) =>
    line.links.filter((link) => /\bauthor\b/.test(link.rel)).flatMap((link) => personName(link.text) ?? []),
  )
  const boxed = lines
    .filter((line) => BYLINE.test(line.box.words) && readable(line).length < 80)
    .flatMap((line) => personName(readable(line).split(/[|•·,–—]/)[0]!) ?? [])
  return [...new Set([...linked, ...boxed, ...(meta ? [meta] : [])])]
}

function isInByline(box: Box | null): boolean {
  for (let one = box, depth = 0; one && depth < 5; one = one.parent, depth++)
    if (BYLINE_BOX.test(one.words)) return true
  return false
}

function placeOf(line: Line | undefined): Sighting['place'] {
  const position = line ? positionOf(line.placement) : 'content'
  return position === 'comment' ? 'content' : position
}

/** Its line, the label above it, or the heading of its part of the page say that it is somebody else's. */
function standsAmongOthers(spot: Spot, lines: Line[]): boolean {
  const line = lines[spot.line]
  if (!line) return false
  const near = lines
    .slice(Math.max(0, spot.line - 2), spot.line + 1)
    .filter((one) => one === line || readable(one).length < 120)
  if (near.some((one) => speaksOfOthers(readable(one)))) return true
  const heading = lines.slice(0, spot.line).findLast((one) => one.heading > 0)
  return heading !== undefined && speaksOfOthers(readable(heading))
}

function linksOf({ lines }: Outline, url: string) {
  return lines.flatMap((line) =>
    line.links.flatMap((link) => {
      const at = httpUrl(link.href, url)
      const isByline = BYLINE.test(line.box.words) && !line.placement.isComment
      return at && !line.placement.isComment
        ? [{ url: at.href, text: link.text, rel: link.rel, isByline }]
        : []
    }),
  )
}

/** The sites that count as one: the asked one, and the one of the same name under another ending. */
export function isOwnAddress(email: string, ownSites: Set<string>): boolean {
  const site = emailSite(email)
  if (ownSites.has(site)) return true
  const label = site.split('.')[0]!
  return (
    label.length > 3 && [...ownSites].some((own) => own.split('.')[0] === label) && !isFreeMailAddress(email)
  )
}

export function siteOfPage(url: string): string {
  return siteOf(url) ?? new URL(url).hostname
}
