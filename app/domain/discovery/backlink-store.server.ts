import type { Database } from '#db/client.server.ts'
import type { Scope } from '../values/scope.server.ts'
import { statementsOf, type KnownSite } from './backlink-statements.server.ts'
import type { StoredLink } from './stored-link.ts'

export type BacklinkFileFacts = {
  id: number
  projectId: number
  subject: string
  isOurs: boolean
  tool: string
  /** Files of one format are compared with each other; left out: the tool. */
  format?: string
  /** The file of the same format and site before it. */
  previousId?: number | null
}

/** What rows were to us: counted over a file, links and sites apart. */
export type Written = {
  newLinks: number
  namedLinks: number
  stillLinks: number
  lostLinks: number
  newDomains: number
  namedDomains: number
  stillDomains: number
}

export const NOTHING_WRITTEN: Readonly<Written> = {
  newLinks: 0,
  namedLinks: 0,
  stillLinks: 0,
  lostLinks: 0,
  newDomains: 0,
  namedDomains: 0,
  stillDomains: 0,
}

/** A site as the rows so far have made it; it is written when the next one begins. */
type Site = Omit<KnownSite, 'authority' | 'seen_in' | 'id'> & {
  id: number | null
  domain: string
  authority: Record<string, number>
  seenIn: string
  linksSaid: number | null
  language: string | null
  platform: string | null
}

/**
 * Writes rows of one file into the store, inside whatever transaction is open. A column that a file lacks never blanks
 * what another one said; an older first sight and a newer last sight are kept; values stay with their vendor.
 * Quick where the rows of a site follow one another. `settle` ends a transaction's work.
 */
export class BacklinkStore {
  readonly #file: BacklinkFileFacts
  readonly #format: string
  readonly #statements: ReturnType<typeof statementsOf>
  /** What a link says that only this file has named. */
  readonly #seenFirst: string
  #site: Site | null = null
  #written: Written = { ...NOTHING_WRITTEN }

  constructor({ db }: Pick<Scope, 'db'>, file: BacklinkFileFacts) {
    this.#file = file
    this.#format = file.format ?? file.tool
    this.#seenFirst = JSON.stringify({ [this.#format]: file.id })
    this.#statements = statementsOf((db as Database).$client)
  }

  write(link: StoredLink): void {
    if (this.#site?.domain !== link.domain) {
      this.#writeSite()
      this.#site = this.#openSite(link.domain)
    }
    if (link.sourceUrl !== null) this.#writeLink(link, this.#site!)
    addTo(this.#site!, link)
  }

  /** Writes what is still held. @returns what the rows since the last time were */
  settle(): Written {
    this.#writeSite()
    const written = this.#written
    this.#written = { ...NOTHING_WRITTEN }
    return written
  }

  /**
   * Writes that a site links, of which no link is known: a referring domain, not a backlink. What others say of its
   * links stays, also that they are lost.
   * @returns whether nobody had named it before
   */
  nameSite(domain: string): boolean {
    const { id: fileId, projectId, subject, isOurs } = this.#file
    const known = this.#statements.site.get(projectId, domain, subject)
    if (known) this.#statements.seeSite.run(fileId, known.id)
    else
      this.#statements.addSite.run(
        projectId,
        domain,
        subject,
        Number(isOurs),
        0,
        null,
        0,
        0,
        '{}',
        null,
        null,
        null,
        null,
        fileId,
        fileId,
      )
    return !known
  }

  #writeLink(link: StoredLink, site: Site): void {
    const { id: fileId, projectId, subject, tool } = this.#file
    const { domain, key, nofollow, isLost, firstSeen, lastSeen, language, platform } = link
    const known = this.#statements.link.get(projectId, subject, domain, key)
    if (!known) {
      this.#statements.addLink.run(
        projectId,
        subject,
        domain,
        key,
        link.sourceUrl,
        link.targetUrl,
        link.anchor,
        link.linkType,
        nofollow,
        isLost,
        firstSeen,
        lastSeen,
        `{"${tool}":${link.metrics}}`,
        this.#seenFirst,
        language,
        platform,
        fileId,
        fileId,
      )
      site.links++
      this.#written.newLinks++
      this.#written.namedLinks++
      return
    }
    const all = JSON.parse(known.values) as Record<string, Record<string, number>>
    all[tool] = { ...all[tool], ...(JSON.parse(link.metrics) as Record<string, number>) }
    const { seenIn, isNamed, isStill } = this.#seen(known.seen_in)
    const isLostNow = isLost === 1 && known.is_lost !== 1
    const lostFileId = isLostNow ? fileId : isLost === 0 ? null : known.lost_file_id
    this.#statements.changeLink.run(
      nofollow,
      isLost,
      firstSeen,
      firstSeen,
      lastSeen,
      lastSeen,
      JSON.stringify(all),
      seenIn,
      lostFileId,
      language,
      platform,
      fileId,
      known.id,
    )
    this.#written.namedLinks += isNamed
    this.#written.stillLinks += isStill
    this.#written.lostLinks += Number(isLostNow)
  }

  /** Named by this file for the first time, and by the one before it. */
  #seen(was: string | null): { seenIn: string; isNamed: number; isStill: number } {
    const { id, previousId } = this.#file
    const seen = JSON.parse(was ?? '{}') as Record<string, number>
    const last = seen[this.#format]
    return {
      seenIn: JSON.stringify({ ...seen, [this.#format]: id }),
      isNamed: Number(last !== id),
      isStill: Number(previousId != null && last === previousId),
    }
  }

  #openSite(domain: string): Site {
    const { projectId, subject } = this.#file
    const known = this.#statements.site.get(projectId, domain, subject)
    const unsaid = { domain, linksSaid: null, language: null, platform: null }
    if (!known) {
      this.#written.newDomains++
      this.#written.namedDomains++
      const nothing = { links: 0, dofollow: null, has_text: 0, is_lost: 1, authority: {} }
      return { ...unsaid, ...nothing, id: null, seenIn: this.#seenFirst }
    }
    const { seenIn, isNamed, isStill } = this.#seen(known.seen_in)
    this.#written.namedDomains += isNamed
    this.#written.stillDomains += isStill
    return {
      ...unsaid,
      ...known,
      authority: JSON.parse(known.authority) as Record<string, number>,
      seenIn,
    }
  }

  #writeSite(): void {
    const site = this.#site
    if (!site) return
    this.#site = null
    const { id: fileId, projectId, subject, isOurs } = this.#file
    const facts = [
      site.links,
      site.dofollow,
      site.has_text,
      site.is_lost,
      JSON.stringify(site.authority),
      site.seenIn,
      site.linksSaid,
      site.language,
      site.platform,
      fileId,
    ]
    if (site.id === null)
      this.#statements.addSite.run(projectId, site.domain, subject, Number(isOurs), ...facts, fileId)
    else this.#statements.changeSite.run(...facts, site.id)
  }
}

/** What a row says of its site. */
function addTo(site: Site, link: StoredLink): void {
  for (const [metric, value] of Object.entries(JSON.parse(link.metrics) as Record<string, number>))
    if (DOMAIN_SCOPE.has(metric))
      site.authority[metric] = Math.max(value, site.authority[metric] ?? -Infinity)
  if (link.nofollow === 0) site.dofollow = 1
  else if (link.nofollow === 1) site.dofollow ??= 0
  if (link.linkType === 'text' || (link.anchor ?? '') !== '') site.has_text = 1
  // One living link is enough: a site is lost only while all that is known of it is.
  if (link.isLost !== 1) site.is_lost = 0
  site.linksSaid = link.linksSaid ?? site.linksSaid
  site.language ??= link.language
  site.platform ??= link.platform
}

/** Metrics of a whole site; those of a page say nothing of it. */
const DOMAIN_SCOPE = new Set([
  'ahrefs_dr',
  'semrush_as',
  'moz_da',
  'majestic_tf',
  'majestic_cf',
  'opr',
  'cc_hc',
  'cc_pr',
  'dfs_rank',
])
