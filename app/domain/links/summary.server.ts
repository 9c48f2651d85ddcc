import { sql } from 'drizzle-orm'
import { links, linkStatusChanges } from '#db/tables/links.ts'
import type { Issue } from '#db/vocabulary.ts'
import type { Scope } from '../values/scope.server.ts'
import { aliveAfter, LEAST_LIVES, SURVIVAL_DAYS, survivalOf, type Life } from './survival.ts'

const DAY_MS = 86_400_000
const MONTHS = 12

/** What became of a project's links: won a month, how long they live, what is wrong with them, who may read them. */
export function linkSummary(scope: Scope, { projectId }: { projectId: number }) {
  const lives = livesOf(scope, projectId)
  const isTelling = lives.length >= LEAST_LIVES
  return {
    links: lives.length,
    survival: isTelling
      ? {
          steps: survivalOf(lives),
          longest: Math.max(...lives.map((life) => life.days)),
          after: SURVIVAL_DAYS.map((day) => ({
            day,
            ...(aliveAfter(lives, day) ?? { alive: null, atRisk: 0 }),
          })),
        }
      : null,
    wonByMonth: wonByMonth(scope, projectId),
    issues: issuesOf(scope, projectId),
    crawlers: crawlersOf(scope, projectId),
  }
}

/** Whole days from the first sight to the first bad look of a loss, or to now. A link that came back lives on. */
function livesOf(scope: Scope, projectId: number): Life[] {
  const rows = scope.db.all<{ first: number; lost: number | null }>(
    sql`select ${links.firstLiveAt} as first,
        case when ${links.status} = 'lost' then coalesce(${links.firstBadAt},
          (select max(at) from ${linkStatusChanges}
            where ${linkStatusChanges.linkId} = ${links.id} and ${linkStatusChanges.to} = 'lost')) end as lost
      from ${links}
      where ${links.projectId} = ${projectId} and +${links.workspaceId} = ${scope.workspaceId}
        and ${links.firstLiveAt} is not null`,
  )
  return rows.map(({ first, lost }) => ({
    days: Math.max(0, Math.floor(((lost ?? scope.now.getTime()) - first) / DAY_MS)),
    isLost: lost !== null,
  }))
}

function wonByMonth(scope: Scope, projectId: number): { month: string; count: number }[] {
  const from = new Date(scope.now)
  from.setUTCDate(1)
  from.setUTCHours(0, 0, 0, 0)
  from.setUTCMonth(from.getUTCMonth() - MONTHS + 1)
  const rows = scope.db.all<{ month: string; count: number }>(
    sql`select strftime('%Y-%m', ${links.firstLiveAt} / 1000, 'unixepoch') as month, count(*) as count
      from ${links}
      where ${links.projectId} = ${projectId} and +${links.workspaceId} = ${scope.workspaceId}
        and ${links.firstLiveAt} >= ${from.getTime()}
      group by month`,
  )
  const counts = new Map(rows.map(({ month, count }) => [month, count]))
  return Array.from({ length: MONTHS }, (_, at) => {
    const month = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + at, 1))
      .toISOString()
      .slice(0, 7)
    return { month, count: counts.get(month) ?? 0 }
  })
}

function issuesOf(scope: Scope, projectId: number): { issue: Issue; count: number }[] {
  return scope.db.all(
    sql`select one.value as issue, count(*) as count from ${links}, json_each(${links.issues}) as one
      where ${links.projectId} = ${projectId} and +${links.workspaceId} = ${scope.workspaceId}
        and +${links.status} = 'degraded'
      group by one.value order by count desc, issue`,
  )
}

/** For each crawler of an answer engine: how many pages that we could read bar it. */
function crawlersOf(scope: Scope, projectId: number): { name: string; barred: number; pages: number }[] {
  return scope.db.all(
    sql`select one.key as name, sum(one.value = 'blocked') as barred, count(*) as pages
      from ${links}, json_each(${links.aiCrawlers}) as one
      where ${links.projectId} = ${projectId} and +${links.workspaceId} = ${scope.workspaceId}
        and ${links.aiCrawlers} is not null and +${links.status} in ('live', 'degraded')
      group by one.key order by barred desc, min(one.id)`,
  )
}
