import { and, eq, isNull } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { enrolments } from '#db/tables/outreach.ts'
import { prospects } from '#db/tables/prospects.ts'
import { createSequence } from '#app/domain/sequences/edit-sequence.server.ts'
import { saveStep } from '#app/domain/sequences/edit-steps.server.ts'
import { enrol } from '#app/domain/sequences/enrol.server.ts'
import { stepsOf } from '#app/domain/sequences/get-sequence.server.ts'
import { launch } from '#app/domain/sequences/launch.server.ts'
import { writeOpener } from '#app/domain/sequences/write-opener.server.ts'
import { listTemplates } from '#app/domain/templates/queries.server.ts'
import type { Scope } from '#app/domain/values/scope.server.ts'
import { OPENERS } from './openers.ts'
import { actAs, type Team } from './scope.server.ts'
import { WAITS, type Campaign } from './story.ts'

/** Makes the sequence of a campaign, as it was made on the day before its first batch. */
export function makeSequence(db: Queries, team: Team, projectId: number, campaign: Campaign): number {
  const first = new Date(campaign.batches[0]!.at)
  const scope = actAs(db, team, campaign.mailbox, new Date(first.getTime() - 20 * 3_600_000))
  const templates = listTemplates(scope)
  const templateIds = campaign.templates.map((file) => {
    const found = templates.find((one) => one.starter === file)
    if (!found) throw new Error(`there is no starter template ${file}`)
    return found.id
  })
  const { id } = createSequence(scope, {
    projectId,
    name: campaign.name,
    mailboxId: team[campaign.mailbox].mailboxId,
    templateIds,
  })
  for (const step of stepsOf(scope, id))
    saveStep(scope, {
      ...step,
      sequenceId: id,
      waitDays: WAITS[step.number - 1] ?? 5,
      waitsWorkingDays: false,
    })
  if (campaign.launched) launch(scope, { sequenceId: id })
  return id
}

/** Puts a batch of prospects into the sequence and writes their openers. */
export function enrolBatch(
  scope: Scope,
  {
    sequenceId,
    projectId,
    hosts,
    withoutOpener = false,
  }: { sequenceId: number; projectId: number; hosts: string[]; withoutOpener?: boolean },
): void {
  const prospectIds = hosts.map((host) => readyAt(scope, projectId, host))
  const enrolled = enrol(scope, { sequenceId, prospectIds })
  if (!enrolled.ok || enrolled.refused.length)
    throw new Error(`${hosts.join(', ')} could not be enrolled: ${JSON.stringify(enrolled)}`)
  if (withoutOpener) return
  for (const [at, prospectId] of prospectIds.entries()) {
    const enrolment = scope.db
      .select({ id: enrolments.id })
      .from(enrolments)
      .where(and(eq(enrolments.prospectId, prospectId), isNull(enrolments.endedAt)))
      .get()!
    const opener = OPENERS[hosts[at]!]
    if (!opener) throw new Error(`nobody wrote an opener for ${hosts[at]}`)
    writeOpener(scope, { enrolmentId: enrolment.id, opener })
  }
}

/** The site's best prospect that is ready and in no sequence. */
function readyAt(scope: Scope, projectId: number, host: string): number {
  const found = scope.db
    .select({ id: prospects.id })
    .from(prospects)
    .where(
      and(
        eq(prospects.projectId, projectId),
        eq(prospects.domain, host),
        eq(prospects.stage, 'ready'),
        isNull(prospects.sequenceState),
      ),
    )
    .get()
  if (!found) throw new Error(`${host} is not ready`)
  return found.id
}
