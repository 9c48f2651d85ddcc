import type SqliteFile from 'better-sqlite3'

/**
 * Parts of words, for the grids. `detail = none` makes the index a third of the size; LIKE still uses it and compares with the
 * table's own text.
 */
const PARTS = "tokenize = 'trigram', detail = none"
/** Whole words and their beginnings, without accents, with the places found: for reading mail. */
const WORDS = "tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'"

/**
 * Indexes for search beside their tables, kept true by triggers. drizzle knows no virtual tables, so they are made here, after
 * the migrations.
 */
const SEARCHED: Searched[] = [
  { table: 'prospects', columns: ['domain', 'page_title'], by: PARTS },
  { table: 'contacts', columns: ['email', 'first_name', 'last_name'], by: PARTS },
  {
    table: 'messages',
    columns: ['subject', 'from_name', 'from_address', 'to_address', 'visible_text'],
    by: WORDS,
  },
]

type Searched = { table: string; columns: string[]; by: string }

const EVENTS = ['insert', 'delete', 'update'] as const

/**
 * Makes the search tables where they are missing and fills them from what is there. A migration that rebuilds one
 * of the searched tables drops its triggers with it: then the search is made anew.
 */
export function prepareSearch(sqlite: SqliteFile.Database): void {
  const prepare = sqlite.transaction(() => {
    for (const one of SEARCHED) if (!isWhole(sqlite, one.table)) make(sqlite, one)
  })
  prepare.immediate()
}

function isWhole(sqlite: SqliteFile.Database, table: string): boolean {
  const parts = sqlite
    .prepare('select count(*) from sqlite_master where name in (?, ?, ?, ?)')
    .pluck()
    .get(`${table}_search`, ...EVENTS.map((event) => `${table}_search_${event}`))
  return parts === 4
}

function make(sqlite: SqliteFile.Database, { table, columns, by }: Searched): void {
  const search = `${table}_search`
  const list = columns.join(', ')
  const values = (row: 'old' | 'new') => columns.map((column) => `${row}.${column}`).join(', ')
  const remove = `insert into ${search}(${search}, rowid, ${list}) values ('delete', old.id, ${values('old')});`
  const add = `insert into ${search}(rowid, ${list}) values (new.id, ${values('new')});`
  const changed = columns.map((column) => `old.${column} is not new.${column}`).join(' or ')
  for (const event of EVENTS) sqlite.exec(`drop trigger if exists ${search}_${event}`)
  sqlite.exec(`
    drop table if exists ${search};
    create virtual table ${search} using fts5(
      ${list}, content = '${table}', content_rowid = 'id', ${by}
    );
    create trigger ${search}_insert after insert on ${table} begin ${add} end;
    create trigger ${search}_delete after delete on ${table} begin ${remove} end;
    create trigger ${search}_update after update of ${list} on ${table} when ${changed} begin ${remove} ${add} end;
    insert into ${search}(${search}) values ('rebuild');
  `)
}
