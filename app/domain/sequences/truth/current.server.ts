import { and, desc, eq, isNull } from 'drizzle-orm'
import { truthChecks } from '#db/tables/truth.ts'
import { snippetsIn } from '../../templates/snippets.ts'
import { soon, type Scope } from '../../values/scope.server.ts'
import { contextOf, type Context } from '../context.server.ts'
import { textFor } from '../texts.ts'
import { basisOf, claimsNothing, claimsOf, type Claims } from './claims.ts'
import { FRESH_MS, truthSays, type TruthSays } from './standing.ts'

/** The machine's time for which a look counts at least: with a fast clock a day is a minute. */
const FRESH_AT_LEAST_MS = 300_000

/** What a step of an enrolment claims; null when the sequence has no such step, or nothing of it is on the web. */
export function claimsIn(context: Context, stepNumber: number): Claims | null {
  const step = context.steps.find((one) => one.number === stepNumber)
  if (!step) return null
  const { target, project } = context.data as { target: { url: string | null }; project: { url: string } }
  const claims = claimsOf({
    prospect: context.prospect,
    step: textFor(step, context.enrolment.id),
    opener: context.enrolment.opener,
    targetUrl: target.url,
    projectUrl: project.url,
    snippets: snippetsIn(context.data),
  })
  return claimsNothing(claims) ? null : claims
}

/** Whether the reason of a step holds, by the last look at it. Called in the transaction of the claim. */
export function truthOf(
  scope: Scope,
  { outboxId, enrolmentId, stepNumber }: { outboxId: number; enrolmentId: number; stepNumber: number },
): TruthSays {
  const claims = claimsIn(contextOf(scope, enrolmentId), stepNumber)
  if (!claims) return { do: 'go' }
  const last = lastLook(scope, outboxId)
  const says = truthSays(last, { basis: basisOf(claims), freshSince: freshSince(scope) })
  // So that whoever looks sees that there is something to look at.
  if (says.do === 'look' && last?.at) endLook(scope, last.id)
  return says
}

/** Looks made before this do not count. */
export function freshSince(scope: Pick<Scope, 'now' | 'tempo'>): Date {
  const atLeast = scope.now.getTime() - soon(scope, { ms: -FRESH_AT_LEAST_MS }).getTime()
  return new Date(scope.now.getTime() - Math.max(FRESH_MS, atLeast))
}

/**
 * A person lets a held message go on. What could not be read is taken on their word; what was found untrue is looked at anew: it
 * cannot be sent as it is.
 */
export function answerTruth(scope: Scope, { outboxId }: { outboxId: number }): void {
  const last = lastLook(scope, outboxId)
  if (!last?.at || last.finding === 'true') return
  if (last.finding === 'unclear')
    scope.db.update(truthChecks).set({ answeredAt: scope.now }).where(eq(truthChecks.id, last.id)).run()
  else endLook(scope, last.id)
}

/** The last look at a message that still counts, be it under way or done. */
export function lastLook(scope: Scope, outboxId: number) {
  return (
    scope.db
      .select()
      .from(truthChecks)
      .where(
        and(
          eq(truthChecks.workspaceId, scope.workspaceId),
          eq(truthChecks.outboxId, outboxId),
          isNull(truthChecks.overAt),
        ),
      )
      .orderBy(desc(truthChecks.id))
      .limit(1)
      .get() ?? null
  )
}

function endLook(scope: Scope, id: number): void {
  scope.db.update(truthChecks).set({ overAt: scope.now }).where(eq(truthChecks.id, id)).run()
}
