import { createHash } from 'node:crypto'
import type { Database } from '#db/client.server.ts'
import type { Scope } from '../values/scope.server.ts'
import { pageKey, readWebAddress } from '../values/web-address.ts'
import type { GapRow } from './gap.ts'

export type StoredRow = GapRow & { firstSeen: string | null; lastSeen: string | null }
export type BacklinkFileFacts = {
  id: number
  projectId: number
  subject: string
  isOurs: boolean
  tool: string
}

/**
 * Writes rows of one file into the store, inside whatever transaction is open. A column that a file lacks never blanks
 * what another one said; an older first sight and a newer last sight are kept; values stay with their vendor.
 */
export class BacklinkStore {
  readonly #file: BacklinkFileFacts
  readonly #statements: ReturnType<typeof prepare>

  constructor(scope: Pick<Scope, 'db'>, file: BacklinkFileFacts) {
    this.#file = file
    this.#statements = prepare(scope)
  }

  /** @returns what was new: the link, and the site that it is on */
  write(row: StoredRow): { isNewLink: boolean; isNewDomain: boolean } {
    const isNewLink = row.sourceUrl !== null && this.#writeLink(row, row.sourceUrl)
    return { isNewLink, isNewDomain: this.#writeDomain(row, isNewLink) }
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
        fileId,
      })
    return !known
  }

  #writeLink(row: StoredRow, sourceUrl: string): boolean {
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
      fileId,
    }
    const known = this.#statements.link.get(projectId, subject, facts.key)
    if (known) {
      const all = JSON.parse(known.values) as Record<string, Record<string, number>>
      all[tool] = { ...all[tool], ...values }
      this.#statements.changeLink.run({ ...facts, values: JSON.stringify(all), id: known.id })
      return false
    }
    this.#statements.addLink.run({
      ...facts,
      domain: row.domain,
      sourceUrl,
      targetUrl: row.targetUrl,
      anchor: row.anchor,
      linkType: row.linkType,
      values: JSON.stringify({ [tool]: values }),
    })
    return true
  }

  #writeDomain(row: StoredRow, isNewLink: boolean): boolean {
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
      fileId,
    }
    if (known)
      this.#statements.changeDomain.run({ ...facts, links: known.links + (isNewLink ? 1 : 0), id: known.id })
    else this.#statements.addDomain.run({ ...facts, isOurs: isOurs ? 1 : 0, links: 1 })
    return !known
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
    link: sqlite.prepare<[number, string, string], { id: number; values: string }>(
      'select id, "values" from backlinks where project_id = ? and subject = ? and key = ?',
    ),
    addLink: sqlite.prepare(
      `insert into backlinks (project_id, subject, domain, key, source_url, target_url, anchor, link_type, nofollow,
         is_lost, first_seen, last_seen, "values", first_file_id, last_file_id)
       values (@projectId, @subject, @domain, @key, @sourceUrl, @targetUrl, @anchor, @linkType, @nofollow, @isLost,
         @firstSeen, @lastSeen, @values, @fileId, @fileId)`,
    ),
    changeLink: sqlite.prepare(
      `update backlinks set nofollow = coalesce(@nofollow, nofollow), is_lost = coalesce(@isLost, is_lost),
         first_seen = min(coalesce(first_seen, @firstSeen), coalesce(@firstSeen, first_seen)),
         last_seen = max(coalesce(last_seen, @lastSeen), coalesce(@lastSeen, last_seen)),
         "values" = @values, last_file_id = @fileId
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
      }
    >(
      `select id, links, dofollow, has_text, is_lost, authority from referring_domains
         where project_id = ? and domain = ? and subject = ?`,
    ),
    addDomain: sqlite.prepare(
      `insert into referring_domains (project_id, domain, subject, is_ours, links, dofollow, has_text, is_lost,
         authority, first_file_id, last_file_id)
       values (@projectId, @domain, @subject, @isOurs, @links, @dofollow, @hasText, @isLost, @authority, @fileId, @fileId)`,
    ),
    seeDomain: sqlite.prepare('update referring_domains set last_file_id = @fileId where id = @id'),
    changeDomain: sqlite.prepare(
      `update referring_domains set links = @links, dofollow = @dofollow, has_text = @hasText, is_lost = @isLost,
         authority = @authority, last_file_id = @fileId where id = @id`,
    ),
  }
}
