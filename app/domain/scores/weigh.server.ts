import { prospects } from '#db/tables/prospects.ts'
import { pageReadings, prospectScores } from '#db/tables/scores.ts'
import { eq, inArray } from 'drizzle-orm'
import { getProject } from '../projects/projects.server.ts'
import type { Scope } from '../values/scope.server.ts'
import { authorityOf } from './authority.ts'
import { guardsFor, penaltyOf } from './guards.ts'
import { livelinessOf } from './liveliness.ts'
import { badForUs, type Bad } from './neighbourhood.ts'
import { relevanceOf } from './relevance.ts'
import { scoreOf } from './score.ts'
import { scoringOf, type Scoring } from './settings.server.ts'
import { knownAround, type Around } from './surroundings.server.ts'
import type { Topics } from './topics.server.ts'

/** Guards pass and others begin; a day late is soon enough. */
const AGAIN_MS = 86_400_000

/**
 * Works out the scores of prospects of one project from what was read of their pages, and shows them in the grid. Call
 * it in a transaction; it asks nobody.
 */
export function weigh(
  scope: Scope,
  { projectId, ids, topics }: { projectId: number; ids: number[]; topics: Topics },
): void {
  const rows = readOnes(scope, ids)
  if (rows.length === 0) return
  const project = getProject(scope, projectId)
  const scoring = scoringOf(scope, projectId)
  const ours = topics.of(scope, projectId)
  const around = knownAround(scope, rows, project)
  for (const row of rows) {
    const parts = partsOf(row, { around: around(row), ours, scoring, domain: project.domain, now: scope.now })
    scope.db
      .update(prospectScores)
      .set({ ...parts, weighedAt: scope.now, weighAgainAt: new Date(scope.now.getTime() + AGAIN_MS) })
      .where(eq(prospectScores.prospectId, row.prospectId))
      .run()
    const { relevance, penalty } = parts
    const { score } = scoreOf(parts, scoring.weights, penalty)
    if (relevance === row.shownRelevance && score === row.shownScore) continue
    scope.db.update(prospects).set({ relevance, score }).where(eq(prospects.id, row.prospectId)).run()
  }
}

type Row = ReturnType<typeof readOnes>[number]
type Ours = ReturnType<Topics['of']>

function partsOf(
  row: Row,
  {
    around,
    ours,
    scoring,
    domain,
    now,
  }: { around: Around; ours: Ours; scoring: Scoring; domain: string; now: Date },
) {
  const closeness = relevanceOf(ours.topics, row)
  const authority = authorityOf(around.known, scoring.authorityFrom)
  const contact = around.hasContact ? 'a contact is known' : row.contact
  const liveliness = livelinessOf({ ...row, contact }, now)
  const guards = guardsFor(
    {
      ...around,
      tactic: row.tactic,
      ownerId: row.ownerId,
      linksToUs: row.linksTo.includes(domain) ? `the page links to ${domain}` : around.linksToUs,
      bad: badForUs(row.bad as Bad[], ours.words),
    },
    { contactedDays: scoring.contactedDays, now },
  )
  return {
    relevance: closeness.value,
    relevanceBecause: closeness.because,
    matched: closeness.matched,
    closestUrl: closeness.url,
    authority: authority?.value ?? null,
    authoritySource: authority?.source ?? null,
    authorityRaw: authority === null ? null : Math.round(authority.raw),
    liveliness: liveliness.value,
    livelinessPoints: liveliness.points,
    guards,
    penalty: penaltyOf(guards),
  }
}

function readOnes(scope: Scope, ids: number[]) {
  return scope.db
    .select({
      prospectId: prospects.id,
      projectId: prospects.projectId,
      siteId: prospects.siteId,
      domain: prospects.domain,
      tactic: prospects.tactic,
      ownerId: prospects.ownerId,
      authority: prospects.authority,
      authorityMetric: prospects.authorityMetric,
      shownRelevance: prospects.relevance,
      shownScore: prospects.score,
      language: pageReadings.language,
      wordCount: pageReadings.wordCount,
      terms: pageReadings.terms,
      newestAt: pageReadings.newestAt,
      newestWhere: pageReadings.newestWhere,
      outboundSites: pageReadings.outboundSites,
      contact: pageReadings.contact,
      linksTo: pageReadings.linksTo,
      bad: pageReadings.bad,
    })
    .from(prospectScores)
    .innerJoin(prospects, eq(prospects.id, prospectScores.prospectId))
    .innerJoin(pageReadings, eq(pageReadings.id, prospectScores.readingId))
    .where(inArray(prospectScores.prospectId, ids))
    .all()
}
