import { prospects } from '#db/tables/prospects.ts'
import { and, eq, inArray } from 'drizzle-orm'
import { ban } from '../sites/blacklist.server.ts'
import { bannedBy, bannedWords, blacklistOf, readBanned, type Banned } from '../sites/blacklist.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { moveStage } from './move-stage.server.ts'

type Ban =
  { ok: true; count: number; disqualified: number } | { ok: false; reason: 'unreadable'; unusable: string[] }

/**
 * Puts what a person typed, one site, address or pattern a line, on the blacklist: all of it or nothing. Prospects that nobody has
 * written to yet and that it covers are disqualified with the reason, in all projects.
 * @returns refused with the lines that are none of the three
 */
export function banSites(
  scope: Scope,
  { text, reason, origin }: { text: string; reason: string; origin: string },
): Ban {
  const lines = [...new Set(text.split(/[\r\n,;]+/).map((line) => line.trim()))].filter(Boolean)
  const unusable = lines.filter((line) => !readBanned(line))
  if (unusable.length > 0 || lines.length === 0) return { ok: false, reason: 'unreadable', unusable }
  const entries = lines.map((line) => ({ ...readBanned(line)!, reason }))
  return inTransaction(scope, (tx) => {
    const count = ban(
      tx,
      entries.map((entry) => ({ ...entry, origin })),
    )
    return { ok: true, count, disqualified: disqualifyBanned(tx, entries) } as const
  })
}

function disqualifyBanned(scope: Scope, entries: Banned[]): number {
  const list = blacklistOf(entries)
  const open = scope.db
    .select({ id: prospects.id, domain: prospects.domain, pageKey: prospects.pageKey })
    .from(prospects)
    .where(
      and(
        eq(prospects.workspaceId, scope.workspaceId),
        inArray(prospects.stage, ['new', 'qualified', 'ready']),
      ),
    )
    .all()
  let moved = 0
  for (const { id: prospectId, ...subject } of open) {
    const entry = bannedBy(list, subject)
    if (entry && moveStage(scope, { prospectId, to: 'disqualified', because: bannedWords(entry) }).ok) moved++
  }
  return moved
}
