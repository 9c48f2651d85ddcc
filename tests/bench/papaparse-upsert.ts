import { createReadStream } from 'node:fs'
import BetterSqlite from 'better-sqlite3'

/**
 * What a script of an afternoon does: papaparse reads the rows, an upsert for each, thousands in a transaction.
 * `papaparse-upsert.ts FILE DATABASE`.
 */
const [file = '', to = ''] = process.argv.slice(2)
// Only there when it was installed for the benchmark.
const name = 'papaparse'
const { default: papa } = (await import(name)) as { default: { parse: (...all: unknown[]) => void } }
const db = new BetterSqlite(to)
db.pragma('journal_mode = WAL')
db.exec(
  'create table links (source text, target text, anchor text, type text, nofollow text, lost text, dr text, first_seen text, last_seen text, primary key (source, target, anchor, type)) without rowid',
)
const upsert = db.prepare(
  `insert into links values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do update set nofollow = excluded.nofollow,
     lost = excluded.lost, dr = excluded.dr, last_seen = excluded.last_seen`,
)
const write = db.transaction((rows: Record<string, string>[]) => {
  for (const row of rows)
    upsert.run(
      row['Referring page URL'],
      row['Target URL'],
      row.Anchor,
      row.Type,
      row.Nofollow,
      row.Lost,
      row['Domain rating'],
      row['First seen'],
      row['Last seen'],
    )
})
let batch: Record<string, string>[] = []
await new Promise<void>((resolve) => {
  papa.parse(createReadStream(file), {
    header: true,
    step: ({ data }: { data: Record<string, string> }) => {
      batch.push(data)
      if (batch.length < 5_000) return
      write(batch)
      batch = []
    },
    complete: () => resolve(),
  })
})
write(batch)
process.stdout.write(String(db.prepare('select count(*) from links').pluck().get()))
