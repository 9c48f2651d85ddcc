import { createHash } from 'node:crypto'
import type { Database } from '#db/client.server.ts'
import type { Scope } from '../values/scope.server.ts'
import { pageKey, readWebAddress } from '../values/web-address.ts'
import type { GapRow } from './gap.ts'

export type StoredRow = GapRow & {
  firstSeen: string | null
  lastSeen: string | null
  /** Of a site in a list of sites: how many links it is said to have. */
  linksSaid?: number | null
  language?: string | null
  platform?: string | null
}
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

/** What a row was to us: counted over a file, links and sites apart. */
export type Written = {
  newLinks: number
  namedLinks: number
  stillLinks: number
  lostLinks: number
  newDomains: number
  namedDomains: number
  stillDomains: number
}

export const NOTHING_WRITTEN: Written = {
  newLinks: 0,
  namedLinks: 0,
  stillLinks: 0,
  lostLinks: 0,
  newDomains: 0,
  namedDomains: 0,
  stillDomains: 0,
}

/**
 * Writes rows of one file into the store, inside whatever transaction is open. A column that a file lacks never blanks
 * what another one said; an older first sight and a newer last sight are kept; values stay with their vendor.
 */
export class BacklinkStore {
  readonly #file: BacklinkFileFacts
  readonly #format: string
  readonly #statements: ReturnType<typeof prepare>

  constructor(scope: Pick<Scope, 'db'>, file: BacklinkFileFacts) {
    this.#file = file
    this.#format = file.format ?? file.tool
    this.#statements = prepare(scope)
  }

  /** @returns what of it was new, named before, or lost */
  write(row: StoredRow): Written {
    const link = row.sourceUrl === null ? null : this.#writeLink(row, row.sourceUrl)
    return { ...NOTHING_WRITTEN, ...link, ...this.#writeDomain(row, link?.newLinks === 1) }
  }

  /**
   * Writes that a site links, of which no link is known: a referring domain, not a backlink. What others say of its
   * links stays, also that they are lost.
   * @returns whether nobody had named it before
   */
  writeSite(domain: string): boolean {
    const { id: fileId, projectId, subject, isOurs } = this.#file
    const known = this.#statements.domain.get(projectId, domain, subject)
    if (known) this.#statements.seeDomain.run({ fileId, id: known.id })
    else
      this.#statements.addDomain.run({
        projectId,
        domain,
        subject,
        isOurs: isOurs ? 1 : 0,
        links: 0,
        dofollow: null,
        hasText: 0,
        isLost: 0,
        authority: '{}',
        linksSaid: null,
        language: null,
        platform: null,
        seenIn: null,
        fileId,
      })
    return !known
  }

  #writeLink(row: StoredRow, sourceUrl: string): Partial<Written> {
    const { id: fileId, projectId, subject, tool } = this.#file
    const values = Object.fromEntries(row.authority.map(({ metric, value }) => [metric, value]))
    const facts = {
      projectId,
      subject,
      key: keyOf(row, sourceUrl),
      nofollow: bit(row.nofollow),
      isLost: bit(row.isLost),
      firstSeen: row.firstSeen,
      lastSeen: row.lastSeen,
      language: row.language ?? null,
      platform: row.platform ?? null,
      fileId,
    }
    const known = this.#statements.link.get(projectId, subject, facts.key)
    if (known) {
      const all = JSON.parse(known.values) as Record<string, Record<string, number>>
      all[tool] = { ...all[tool], ...values }
      const { seenIn, isNamed, isStill } = this.#seen(known.seen_in)
      const isLostNow = row.isLost === true && known.is_lost !== 1
      const lostFileId = isLostNow ? fileId : row.isLost === false ? null : known.lost_file_id
      const changed = { ...facts, values: JSON.stringify(all), seenIn, lostFileId, id: known.id }
      this.#statements.changeLink.run(changed)
      return { namedLinks: isNamed, stillLinks: isStill, lostLinks: Number(isLostNow) }
    }
    this.#statements.addLink.run({
      ...facts,
      domain: row.domain,
      sourceUrl,
      targetUrl: row.targetUrl,
      anchor: row.anchor,
      linkType: row.linkType,
      values: JSON.stringify({ [tool]: values }),
      seenIn: JSON.stringify({ [this.#format]: fileId }),
    })
    return { newLinks: 1, namedLinks: 1 }
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

  #writeDomain(row: StoredRow, isNewLink: boolean): Partial<Written> {
    const { id: fileId, projectId, subject, isOurs } = this.#file
    const known = this.#statements.domain.get(projectId, row.domain, subject)
    const authority: Record<string, number> = known
      ? (JSON.parse(known.authority) as Record<string, number>)
      : {}
    for (const { metric, value } of row.authority)
      if (DOMAIN_SCOPE.has(metric)) authority[metric] = Math.max(value, authority[metric] ?? -Infinity)
    const dofollow = row.nofollow === false ? 1 : row.nofollow === true ? 0 : null
    const facts = {
      projectId,
      domain: row.domain,
      subject,
      dofollow: known?.dofollow === 1 ? 1 : (dofollow ?? known?.dofollow ?? null),
      hasText: known?.has_text || row.linkType === 'text' || (row.anchor ?? '') !== '' ? 1 : 0,
      // One living link is enough: a site is lost only while all that is known of it is.
      isLost: row.isLost === true && (known?.is_lost ?? 1) === 1 ? 1 : 0,
      authority: JSON.stringify(authority),
      linksSaid: row.linksSaid ?? null,
      language: row.language ?? null,
      platform: row.platform ?? null,
      fileId,
    }
    if (!known) {
      const seenIn = JSON.stringify({ [this.#format]: fileId })
      this.#statements.addDomain.run({ ...facts, isOurs: isOurs ? 1 : 0, links: isNewLink ? 1 : 0, seenIn })
      return { newDomains: 1, namedDomains: 1 }
    }
    const { seenIn, isNamed, isStill } = this.#seen(known.seen_in)
    const links = known.links + (isNewLink ? 1 : 0)
    this.#statements.changeDomain.run({ ...facts, links, seenIn, id: known.id })
    return { namedDomains: isNamed, stillDomains: isStill }
  }
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

/** Source, target, anchor and type: without the anchor, links that a page has twice would be one. */
function keyOf(row: StoredRow, sourceUrl: string): string {
  const page = (text: string | null) => {
    const url = text === null ? null : readWebAddress(text)
    return url ? pageKey(url) : (text ?? '')
  }
  const parts = [page(sourceUrl), page(row.targetUrl), row.anchor ?? '', row.linkType ?? '']
  return createHash('sha1').update(parts.join('\n')).digest('base64url')
}

function bit(value: boolean | null): number | null {
  return value === null ? null : Number(value)
}

/** Prepared once: a query builder would cost more than SQLite itself for each of a million rows. */
function prepare({ db }: Pick<Scope, 'db'>) {
  const sqlite = (db as Database).$client
  return {
    link: sqlite.prepare<
      [number, string, string],
      {
        id: number
        values: string
        seen_in: string | null
        is_lost: number | null
        lost_file_id: number | null
      }
    >(
      'select id, "values", seen_in, is_lost, lost_file_id from backlinks where project_id = ? and subject = ? and key = ?',
    ),
    addLink: sqlite.prepare(
      `insert into backlinks (project_id, subject, domain, key, source_url, target_url, anchor, link_type, nofollow,
         is_lost, first_seen, last_seen, "values", seen_in, language, platform, first_file_id, last_file_id)
       values (@projectId, @subject, @domain, @key, @sourceUrl, @targetUrl, @anchor, @linkType, @nofollow, @isLost,
         @firstSeen, @lastSeen, @values, @seenIn, @language, @platform, @fileId, @fileId)`,
    ),
    changeLink: sqlite.prepare(
      `update backlinks set nofollow = coalesce(@nofollow, nofollow), is_lost = coalesce(@isLost, is_lost),
         first_seen = min(coalesce(first_seen, @firstSeen), coalesce(@firstSeen, first_seen)),
         last_seen = max(coalesce(last_seen, @lastSeen), coalesce(@lastSeen, last_seen)),
         "values" = @values, seen_in = @seenIn, lost_file_id = @lostFileId, language = coalesce(language, @language),
         platform = coalesce(platform, @platform), last_file_id = @fileId
       where id = @id`,
    ),
    domain: sqlite.prepare<
      [number, string, string],
      {
        id: number
        links: number
        dofollow: number | null
        has_text: number
        is_lost: number
        authority: string
        seen_in: string | null
      }
    >(
      `select id, links, dofollow, has_text, is_lost, authority, seen_in from referring_domains
         where project_id = ? and domain = ? and subject = ?`,
    ),
    addDomain: sqlite.prepare(
      `insert into referring_domains (project_id, domain, subject, is_ours, links, dofollow, has_text, is_lost,
         authority, seen_in, links_said, language, platform, first_file_id, last_file_id)
       values (@projectId, @domain, @subject, @isOurs, @links, @dofollow, @hasText, @isLost, @authority, @seenIn,
         @linksSaid, @language, @platform, @fileId, @fileId)`,
    ),
    seeDomain: sqlite.prepare('update referring_domains set last_file_id = @fileId where id = @id'),
    changeDomain: sqlite.prepare(
      `update referring_domains set links = @links, dofollow = @dofollow, has_text = @hasText, is_lost = @isLost,
         authority = @authority, seen_in = @seenIn, links_said = coalesce(@linksSaid, links_said),
         language = coalesce(language, @language),
         platform = coalesce(platform, @platform), last_file_id = @fileId where id = @id`,
    ),
  }
}
