import { sql } from 'drizzle-orm'
import { getProject } from '../projects/projects.server.ts'
import type { Scope } from '../values/scope.server.ts'
import type { Weights } from './score.ts'
import { scoreSql } from './weigh-due.server.ts'

/** What other weights would do to a list: who would stand at its top, and how many would rise or fall by five or more. */
export type Preview = {
  total: number
  risen: number
  fallen: number
  top: { prospectId: number; domain: string; score: number; now: number; place: number; placeNow: number }[]
}

const SHOWN = 8

/** Tries weights without changing anything. @throws NotFound for a project of somebody else */
export function previewWeights(
  scope: Scope,
  { projectId, weights, current }: { projectId: number; weights: Weights; current: Weights },
): Preview {
  getProject(scope, projectId)
  const scored = sql`
    select prospect_id as prospectId, ${scoreSql(weights)} as score, ${scoreSql(current)} as now
    from prospect_scores where project_id = ${projectId} and workspace_id = ${scope.workspaceId} and relevance is not null`
  const counts = scope.db.get<Omit<Preview, 'top'>>(sql`
    select count(*) as total, coalesce(sum(score >= now + 5), 0) as risen, coalesce(sum(score <= now - 5), 0) as fallen
    from (${scored})`)!
  const top = scope.db.all<Preview['top'][number]>(sql`
    select ranked.*, p.domain as domain from (
      select *, row_number() over (order by score desc, prospectId) as place,
        row_number() over (order by now desc, prospectId) as placeNow
      from (${scored}) order by place limit ${SHOWN}
    ) ranked join prospects p on p.id = ranked.prospectId order by place`)
  return { ...counts, top }
}
