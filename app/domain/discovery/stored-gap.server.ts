import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm'
import { backlinks, gapRejections, referringDomains } from '#db/tables/backlinks.ts'
import { getProject } from '../projects/projects.server.ts'
import { addProspect } from '../prospects/add-prospect.server.ts'
import { blacklistedBy, subjectOf } from '../sites/blacklist.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { siteOf } from '../values/web-address.ts'
import { askBook, type BookQuestion, type Excluded, type LeftOut, type SharedSet } from './ask-book.ts'
import { openGapBook } from './gap-book.server.ts'
import { flagsAt, metricsAt, oursAt, rivalsIn, type GapBook, type Subject } from './gap-book.ts'
import { pointsOf, strengthOf, type Metric } from './gap.ts'

/** The sites whose backlinks are known, ours first: referring domains and backlinks are two counts. */
export function subjectsOf(scope: Scope, { projectId }: { projectId: number }): Subject[] {
  getProject(scope, projectId)
  const { book } = openGapBook(scope, { projectId })
  return (book?.head.subjects ?? [])
    .filter((one) => one.domains > 0)
    .sort((one, other) => Number(other.isOurs) - Number(one.isOurs) || other.domains - one.domains)
}

export type GapRowFound = {
  domain: string
  rivals: string[]
  links: number
  authority: Metric[]
  language: string | null
  platform: string | null
  /** It linked to us once. */
  hasLinked: boolean
  score: number
  why: { signal: string; points: number }[]
}

export type StoredGap = {
  rows: GapRowFound[]
  total: number
  leftOut: LeftOut
  sets: SharedSet[]
  languages: string[]
  platforms: string[]
  /** The exports are still being sorted into the book: null rows of nothing, or those of before. */
  isBehind: boolean
}

export const SHOWN = 200

/**
 * Sites that link to at least `min` rivals and not to us, best first. What is left out is counted with its reason:
 * sites that link to us already, that are prospects, that somebody has put aside.
 */
export function storedGap(
  scope: Scope,
  { projectId, from = 0, ...question }: BookQuestion & { projectId: number; from?: number },
): StoredGap {
  const { domain: own } = getProject(scope, projectId)
  const { book, isBehind } = openGapBook(scope, { projectId })
  const { languages = [], platforms = [], rivals = [] } = book?.head ?? {}
  const words = { languages: languages.slice(1).sort(), platforms: platforms.slice(1).sort() }
  if (!book) return { rows: [], total: 0, leftOut: NOBODY, sets: [], ...words, isBehind }
  const excluded = excludedSites(scope, { projectId, compared: [own, ...rivals] })
  const { places, ...answer } = askBook(book, question, excluded, { from, count: SHOWN })
  const rows = toldSites(scope, book, { places, projectId, links: question.links })
  return { rows, ...answer, ...words, isBehind }
}

const NOBODY: LeftOut = { ours: 0, prospects: 0, rejected: 0 }

/** Sites that are no opportunity, by the rows that the book knows them by. */
function excludedSites(
  { db }: Scope,
  { projectId, compared }: { projectId: number; compared: string[] },
): Excluded {
  const excluded: Excluded = new Map()
  const rejected = db.all<{ id: number }>(
    sql`select r.id from gap_rejections g join referring_domains r on r.project_id = g.project_id and r.domain = g.domain
      where g.project_id = ${projectId}`,
  )
  const prospects = db.all<{ id: number }>(
    sql`select r.id from (select distinct domain from prospects where project_id = ${projectId}) p
      cross join referring_domains r on r.project_id = ${projectId} and r.domain = p.domain`,
  )
  const own = db
    .select({ id: referringDomains.id })
    .from(referringDomains)
    .where(and(eq(referringDomains.projectId, projectId), inArray(referringDomains.domain, compared)))
    .all()
  for (const { id } of rejected) excluded.set(id, 'rejected')
  for (const { id } of prospects) excluded.set(id, 'prospects')
  for (const { id } of own) excluded.set(id, 'compared')
  return excluded
}

type StoredRow = {
  id: number
  domain: string
  subject: string
  links: number
  authority: string
  language: string | null
  platform: string | null
}

/** Sites of the book with what the store says of them now, without those that have gone since the book was made. */
function toldSites(
  { db }: Scope,
  book: GapBook,
  { places, projectId, links }: { places: number[]; projectId: number; links: BookQuestion['links'] },
): GapRowFound[] {
  const ids = JSON.stringify(places.map((at) => book.columns.ids[at]!))
  const rows = db.all<StoredRow>(
    sql`select f.id, r.domain, r.subject, max(r.links, coalesce(r.links_said, 0)) as links, r.authority, r.language, r.platform
      from json_each(${ids}) j join referring_domains f on f.id = j.value
        join referring_domains r on r.project_id = ${projectId} and r.domain = f.domain`,
  )
  const byId = new Map<number, StoredRow[]>()
  for (const row of rows) byId.set(row.id, [...(byId.get(row.id) ?? []), row])
  return places.flatMap((at) => {
    const bits = (links === 'lost' ? book.columns.lost : book.columns.theirs)[at]!
    const rivals = rivalsIn(bits, book.head.rivals)
    const ones = byId.get(book.columns.ids[at]!)?.filter(({ subject }) => rivals.includes(subject)) ?? []
    return ones.length === 0 ? [] : toldSite(book, { at, links, rivals, rows: ones })
  })
}

function toldSite(
  book: GapBook,
  {
    at,
    links,
    rivals,
    rows,
  }: { at: number; links: BookQuestion['links']; rivals: string[]; rows: StoredRow[] },
): GapRowFound {
  const why = pointsOf({
    share: rivals.length / book.head.rivals.length,
    authority: metricsAt(book, at),
    ...flagsAt(book, at, links),
  })
  return {
    domain: rows[0]!.domain,
    rivals,
    links: rows.reduce((sum, row) => sum + row.links, 0),
    authority: mergedMetrics(rows.map((row) => JSON.parse(row.authority) as Record<string, number>)),
    language: rows.find((row) => row.language)?.language ?? null,
    platform: rows.find((row) => row.platform)?.platform ?? null,
    hasLinked: oursAt(book, at) === 'linked',
    score: why.reduce((sum, one) => sum + one.points, 0),
    why,
  }
}

function mergedMetrics(all: Record<string, number>[]): Metric[] {
  const merged: Record<string, number> = {}
  for (const one of all)
    for (const [metric, value] of Object.entries(one))
      merged[metric] = Math.max(value, merged[metric] ?? -Infinity)
  return Object.entries(merged)
    .map(([metric, value]) => ({ metric, value }))
    .sort((one, other) => one.metric.localeCompare(other.metric))
}

/** Makes prospects of sites of the gap, with the rivals that have the link and the page it stands on. */
export function acceptGap(
  scope: Scope,
  { projectId, domains = [], pages = [] }: { projectId: number; domains?: string[]; pages?: string[] },
): { created: number; known: number; banned: number } {
  return inTransaction(scope, (tx) => {
    const { domain: own } = getProject(tx, projectId)
    const told = { created: 0, known: 0, banned: 0 }
    const ofPages = pages.flatMap((page) => ({ domain: siteOf(page) ?? '', page }))
    for (const { domain, page } of [...domains.map((one) => ({ domain: one, page: null })), ...ofPages]) {
      const all = rivalsOf(tx, { projectId, domain })
      if (all.length === 0) continue
      const living = all.filter((one) => one.isLost !== true)
      const ones = living.length > 0 ? living : all
      const names = ones.map((one) => one.subject)
      const pageUrl = page ?? bestPageOf(tx, { projectId, domain, own })
      if (blacklistedBy(tx, subjectOf({ domain, pageUrl }))) {
        told.banned++
        continue
      }
      const made = addProspect(tx, {
        projectId,
        domain,
        pageUrl,
        tactic: 'link_gap',
        facts: { competitors: names },
        authority: strengthOf(mergedMetrics(ones.map((one) => one.authority))) ?? null,
        because: `${living.length > 0 ? 'links' : 'linked once'} to ${names.join(', ')} and not to us`,
      })
      told[made.outcome === 'created' ? 'created' : 'known']++
    }
    return told
  })
}

function rivalsOf({ db }: Scope, { projectId, domain }: { projectId: number; domain: string }) {
  return db
    .select({
      subject: referringDomains.subject,
      authority: referringDomains.authority,
      isLost: referringDomains.isLost,
    })
    .from(referringDomains)
    .where(
      and(
        eq(referringDomains.projectId, projectId),
        eq(referringDomains.domain, domain),
        eq(referringDomains.isOurs, false),
      ),
    )
    .all()
}

/** The page of a site that a link to a rival stands on, a living one first. */
function bestPageOf(
  { db }: Scope,
  { projectId, domain, own }: { projectId: number; domain: string; own: string },
): string | null {
  const link = db
    .select({ sourceUrl: backlinks.sourceUrl })
    .from(backlinks)
    .where(and(eq(backlinks.projectId, projectId), eq(backlinks.domain, domain), ne(backlinks.subject, own)))
    .orderBy(sql`${backlinks.isLost} is 1`, asc(backlinks.id))
    .limit(1)
    .get()
  return link?.sourceUrl ?? null
}

/** Puts sites of the gap aside, or back. */
export function rejectGap(
  scope: Scope,
  { projectId, domains, isBack }: { projectId: number; domains: string[]; isBack: boolean },
): void {
  getProject(scope, projectId)
  if (isBack) {
    scope.db
      .delete(gapRejections)
      .where(and(eq(gapRejections.projectId, projectId), inArray(gapRejections.domain, domains)))
      .run()
    return
  }
  const userId = scope.actor.kind === 'user' ? scope.actor.userId : null
  for (const domain of domains)
    scope.db
      .insert(gapRejections)
      .values({ projectId, domain, because: 'not for us', userId, at: scope.now })
      .onConflictDoNothing()
      .run()
}
