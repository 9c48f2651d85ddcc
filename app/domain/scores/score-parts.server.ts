import { pageReadings, prospectScores } from '#db/tables/scores.ts'
import { and, eq } from 'drizzle-orm'
import { getProspect } from '../prospects/get-prospect.server.ts'
import { NotFound } from '../values/errors.ts'
import type { Scope } from '../values/scope.server.ts'
import { languageName } from './relevance.ts'
import { scoreOf } from './score.ts'
import { scoringOf } from './settings.server.ts'

export type ScoreParts = ReturnType<typeof scoreParts>

/**
 * Why a prospect has its score: every part with its points and evidence.
 * @throws NotFound outside this project
 */
export function scoreParts(
  scope: Scope,
  { projectId, prospectId }: { projectId: number; prospectId: number },
) {
  const prospect = getProspect(scope, prospectId)
  if (prospect.projectId !== projectId) throw new NotFound('There is no such prospect in this project.')
  const row = scope.db
    .select()
    .from(prospectScores)
    .leftJoin(pageReadings, eq(pageReadings.id, prospectScores.readingId))
    .where(and(eq(prospectScores.prospectId, prospectId), eq(prospectScores.workspaceId, scope.workspaceId)))
    .get()
  const own = row?.prospect_scores
  const page = row?.page_readings
  const { weights } = scoringOf(scope, projectId)
  return {
    score: prospect.score,
    relevance: prospect.relevance,
    state: own?.state ?? null,
    trouble: own?.trouble ?? null,
    shares: own && page ? scoreOf(own, weights, own.penalty).shares : [],
    relevanceBecause: own?.relevanceBecause ?? null,
    matched: (own?.matched ?? []).slice(0, 8),
    closestUrl: own?.closestUrl ?? null,
    authoritySource: own?.authoritySource ?? null,
    authorityRaw: own?.authorityRaw ?? null,
    livelinessPoints: own?.livelinessPoints ?? [],
    guards: own?.guards ?? [],
    page: page
      ? {
          title: page.title,
          language: page.language && languageName(page.language),
          wordCount: page.wordCount,
          readAt: page.fetchedAt,
        }
      : null,
  }
}
