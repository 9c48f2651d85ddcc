import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { migrate, openDatabase, type Database } from '#db/client.server.ts'
import { projects } from '#db/tables/projects.ts'
import { workspaces } from '#db/tables/workspaces.ts'
import { buildGapBooks, markGapChanged } from '#app/domain/discovery/gap-book.server.ts'
import { mintWorkspaceId } from '#app/domain/values/scope.server.ts'
import { alternate, median, timed, type Line } from './measure.ts'

const ROWS = Number(process.env.BENCH_GAP_ROWS ?? 10_000_000)
const SUBJECTS = ['us.test', 'a.test', 'b.test', 'c.test', 'd.test', 'e.test']
/** Of a hundred sites, so many link to each of the six: to us, and to five rivals. */
const SHARES = [20, 60, 50, 45, 40, 35]

type Answer = { total: number; best: string[]; coldMs: number; warmMs: number }

/** The link gap over very many referring domains: ours from the book, against SQL on the table and DuckDB on its own. */
export async function benchGap(): Promise<{ lines: Line[]; notes: string[] }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-gap-'))
  try {
    return await measured(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function measured(folder: string): Promise<{ lines: Line[]; notes: string[] }> {
  const file = path.join(folder, 'linkwright.sqlite')
  const db = openDatabase(file)
  migrate(db)
  const rows = fill(db)
  const startedAt = performance.now()
  const scope = {
    db,
    workspaceId: mintWorkspaceId(1),
    actor: { kind: 'job' as const, name: 'bench' },
    now: new Date(),
    tempo: 1,
  }
  await buildGapBooks(scope, {})
  const buildSeconds = (performance.now() - startedAt) / 1000
  const { bytes } = db.$client.prepare('select sum(length(bytes)) as bytes from gap_book_parts').get() as {
    bytes: number
  }
  db.$client.pragma('wal_checkpoint(truncate)')
  db.$client.close()
  const hasDuck = existsSync('node_modules/@duckdb/node-api')
  const duckFile = path.join(folder, 'gap.duckdb')
  if (hasDuck)
    await timed(process.execPath, ['tests/bench/duck-gap.mjs', 'make', duckFile, `${sites()}`, SHARES.join()])
  const ask = (way: string) =>
    timed(process.execPath, ['--import', 'tsx', 'tests/bench/ask-gap.ts', way, file])
  const seen = await alternate({
    book: () => ask('book'),
    sql: () => ask('sql'),
    ...(hasDuck && { duckdb: () => timed(process.execPath, ['tests/bench/duck-gap.mjs', 'ask', duckFile]) }),
  })
  const answers = Object.fromEntries(
    Object.entries(seen).map(([way, { printed }]) => [
      way,
      printed.map((text) => JSON.parse(text) as Answer),
    ]),
  )
  const wanted = JSON.stringify([answers.sql![0]!.total, answers.sql![0]!.best])
  for (const [way, all] of Object.entries(answers))
    for (const { total, best } of all)
      if (JSON.stringify([total, best]) !== wanted)
        throw new Error(`${way} answers ${total}: ${best.join(', ')}, not ${wanted}`)
  const ms = (way: string, which: 'coldMs' | 'warmMs') => median(answers[way]!.map((one) => one[which]))
  const against = (id: string, way: string, which: 'coldMs' | 'warmMs', goal: string): Line => ({
    id,
    what: `link gap ${which === 'warmMs' ? 'warm' : 'cold'}, against ${way === 'sql' ? 'SQL on the table' : 'DuckDB on its own'}`,
    value: ms('book', which) / ms(way, which),
    unit: 'x',
    goal,
  })
  return {
    lines: [
      ...(hasDuck
        ? [against('D1', 'duckdb', 'warmMs', 'at most 0.2'), against('D1c', 'duckdb', 'coldMs', 'at most 1')]
        : []),
      against('D1s', 'sql', 'warmMs', ''),
      against('D1d', 'sql', 'coldMs', ''),
      { id: 'D1w', what: 'link gap warm', value: ms('book', 'warmMs'), unit: 'ms', goal: '' },
      { id: 'D1b', what: 'making the book in the jobs', value: buildSeconds, unit: 's', goal: '' },
    ],
    notes: [
      `${rows} referring domains of ${sites()} sites, 5 rivals and us; ${answers.sql![0]!.total} sites answer, total and the best 5 the same in all ways`,
      `ms: ${Object.keys(answers)
        .map(
          (way) =>
            `${way} warm ${ms(way, 'warmMs').toFixed(0)}, cold ${ms(way, 'coldMs').toFixed(0)}, ${seen[way]!.megabytes.toFixed(0)} MB`,
        )
        .join('; ')}`,
      `the book: ${(bytes / 1e6).toFixed(0)} MB; the database with it: ${(statSync(file).size / 1e6).toFixed(0)} MB`,
      'ours also tells every set of rivals with its count, what was left out and why, and looks up the 200 best; the others count and order',
      ...(hasDuck ? [] : ['duckdb skipped: not installed (npm install --no-save @duckdb/node-api)']),
    ],
  }
}

function sites(): number {
  return Math.round((ROWS * 100) / SHARES.reduce((sum, share) => sum + share, 0))
}

/** The same rows as in DuckDB, by the same arithmetic. */
function fill(db: Database): number {
  const now = new Date()
  db.insert(workspaces).values({ name: 'Bench', createdAt: now }).run()
  db.insert(projects)
    .values({ workspaceId: 1, name: 'Bench', siteUrl: 'https://us.test/', domain: 'us.test', createdAt: now })
    .run()
  const sqlite = db.$client
  sqlite.pragma('synchronous = off')
  const add = sqlite.prepare(
    `insert into referring_domains (project_id, domain, subject, is_ours, links, dofollow, has_text, is_lost, authority,
       first_file_id, last_file_id)
     with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < @count)
     select 1, printf('s%08d.test', i), @subject, @isOurs, 1, 1, 1, 0, printf('{"ahrefs_dr":%d}', (i * 7919) % 101), 1, 1
       from n where (i * @factor) % 100 < @share`,
  )
  sqlite.transaction(() =>
    SUBJECTS.forEach((subject, at) =>
      add.run({
        count: sites(),
        subject,
        isOurs: at === 0 ? 1 : 0,
        factor: FACTORS[at]!,
        share: SHARES[at]!,
      }),
    ),
  )()
  markGapChanged({ db }, 1)
  return (sqlite.prepare('select count(*) as rows from referring_domains').get() as { rows: number }).rows
}

/** Primes to 100, so that who links to whom looks like chance and is the same everywhere. */
const FACTORS = [7, 13, 31, 57, 71, 93]
