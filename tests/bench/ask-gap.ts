import { openDatabase } from '#db/client.server.ts'
import { EVERY_SITE } from '#app/domain/discovery/ask-book.ts'
import { storedGap } from '#app/domain/discovery/stored-gap.server.ts'
import { mintWorkspaceId } from '#app/domain/values/scope.server.ts'
import { median } from './measure.ts'

const [way, file] = process.argv.slice(2)
const db = openDatabase(file!, { readonly: true })
const scope = {
  db,
  workspaceId: mintWorkspaceId(1),
  actor: { kind: 'job' as const, name: 'bench' },
  now: new Date(),
  tempo: 1,
}

/** Who links to two rivals and not to us: how many, and the best. */
const GROUPS = `select domain, sum(is_ours = 0) as shared, max(json_extract(authority, '$.ahrefs_dr')) as dr
  from referring_domains where project_id = 1 and is_lost = 0 group by domain having shared >= 2 and sum(is_ours) = 0`
const sql = db.$client.prepare(
  `select domain, count(*) over () as total from (${GROUPS})
     order by round(55.0 * shared / 5) + round(25.0 * dr / 100) desc, domain limit 200`,
)

function ask(): { total: number; best: string[] } {
  if (way === 'sql') {
    const rows = sql.all() as { domain: string; total: number }[]
    return { total: rows[0]!.total, best: rows.slice(0, 5).map((row) => row.domain) }
  }
  const { total, rows } = storedGap(scope, { ...EVERY_SITE, projectId: 1, min: 2 })
  return { total, best: rows.slice(0, 5).map((row) => row.domain) }
}

function time(): number {
  const startedAt = performance.now()
  ask()
  return performance.now() - startedAt
}

const coldMs = time()
const warmMs = median(Array.from({ length: way === 'sql' ? 1 : 5 }, time))
console.log(JSON.stringify({ ...ask(), coldMs, warmMs }))
