import type SqliteFile from 'better-sqlite3'

export type KnownLink = {
  id: number
  values: string
  seen_in: string | null
  is_lost: number | null
  lost_file_id: number | null
}

export type KnownSite = {
  id: number
  links: number
  dofollow: number | null
  has_text: number
  is_lost: number
  authority: string
  seen_in: string | null
}

/** Prepared once, their values by place: a query builder costs more than SQLite itself for each of a million rows. */
export function statementsOf(sqlite: SqliteFile.Database) {
  return {
    link: sqlite.prepare<[number, string, string, string], KnownLink>(
      `select id, "values", seen_in, is_lost, lost_file_id from backlinks
       where project_id = ? and subject = ? and domain = ? and key = ?`,
    ),
    addLink: sqlite.prepare(
      `insert into backlinks (project_id, subject, domain, key, source_url, target_url, anchor, link_type, nofollow,
         is_lost, first_seen, last_seen, "values", seen_in, language, platform, first_file_id, last_file_id)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    /** nofollow, lost, first and last sight (each twice), values, seen in, file of the loss, language, platform, file, id. */
    changeLink: sqlite.prepare(
      `update backlinks set nofollow = coalesce(?, nofollow), is_lost = coalesce(?, is_lost),
         first_seen = min(coalesce(first_seen, ?), coalesce(?, first_seen)),
         last_seen = max(coalesce(last_seen, ?), coalesce(?, last_seen)),
         "values" = ?, seen_in = ?, lost_file_id = ?, language = coalesce(language, ?),
         platform = coalesce(platform, ?), last_file_id = ?
       where id = ?`,
    ),
    site: sqlite.prepare<[number, string, string], KnownSite>(
      `select id, links, dofollow, has_text, is_lost, authority, seen_in from referring_domains
       where project_id = ? and domain = ? and subject = ?`,
    ),
    addSite: sqlite.prepare(
      `insert into referring_domains (project_id, domain, subject, is_ours, links, dofollow, has_text, is_lost,
         authority, seen_in, links_said, language, platform, first_file_id, last_file_id)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    seeSite: sqlite.prepare('update referring_domains set last_file_id = ? where id = ?'),
    changeSite: sqlite.prepare(
      `update referring_domains set links = ?, dofollow = ?, has_text = ?, is_lost = ?, authority = ?, seen_in = ?,
         links_said = coalesce(?, links_said), language = coalesce(language, ?),
         platform = coalesce(platform, ?), last_file_id = ?
       where id = ?`,
    ),
  }
}
