import { enrolments } from '#db/tables/outreach.ts'
import { prospects } from '#db/tables/prospects.ts'
import { contacts } from '#db/tables/sites.ts'
import { and, asc, count, eq, isNull } from 'drizzle-orm'
import { countryWarnings, type Whereabouts } from '../contacts/country-rules.ts'
import { getMailbox } from '../mailboxes/get-mailbox.server.ts'
import { exampleData } from '../templates/fields.ts'
import { lint } from '../templates/lint.ts'
import { snippetTexts } from '../templates/snippets.server.ts'
import type { Scope } from '../values/scope.server.ts'
import { openContexts, whatStops } from './context.server.ts'
import { liveCount } from './edit-sequence.server.ts'
import { getSequence, stepsOf } from './get-sequence.server.ts'
import type { LaunchRefusal } from './launch-refusal.ts'
import { launchRefusal } from './launch.server.ts'
import { holdingNow, placeFor } from './settle.server.ts'
import { activeTexts } from './texts.ts'
import { otherSenders } from './turns.server.ts'

/**
 * What a launch would do, before it is done: how many messages would be planned and when the first and the last of
 * them go out, how many stay held and why, and what lint says of the steps. Nothing is changed.
 */
export function launchSummary(scope: Scope, { sequenceId }: { sequenceId: number }) {
  const sequence = getSequence(scope, { sequenceId })
  const refusal: LaunchRefusal | null = launchRefusal(scope, sequenceId)
  const mailbox = sequence.mailboxId === null ? null : getMailbox(scope, sequence.mailboxId)
  const times = mailbox ? wouldGo(scope, sequenceId) : []
  const data = { ...exampleData(), snippets: snippetTexts(scope) }
  return {
    refusal,
    people: liveCount(scope, sequenceId),
    goes: times.length,
    first: times[0] ?? null,
    last: times.at(-1) ?? null,
    held: heldCounts(scope, sequenceId),
    countries: countryWarnings(whereabouts(scope, sequenceId)),
    mailbox: mailbox && {
      id: mailbox.id,
      email: mailbox.email,
      others: otherSenders(scope, sequenceId).length,
      dailyCap: mailbox.dailyCap,
      windowFrom: mailbox.windowFrom,
      windowTo: mailbox.windowTo,
      timeZone: mailbox.timeZone,
      stoppedBecause: whatStops(scope, mailbox),
    },
    texts: stepsOf(scope, sequenceId).flatMap((step) =>
      activeTexts(step).map(({ letter, subject, body }, _, { length }) => {
        const { words, problems } = lint({
          subject: step.sameThread ? null : subject,
          body,
          isFollowUp: step.sameThread,
          data,
        })
        const name = `Step ${step.number}${length > 1 ? `, text ${letter}` : ''}`
        return { name, lint: { words, problems } }
      }),
    ),
  }
}

/** Where those sit who are in the sequence. */
function whereabouts(scope: Scope, sequenceId: number): Whereabouts[] {
  return scope.db
    .select({ timeZone: contacts.timeZone, email: contacts.email, domain: prospects.domain })
    .from(enrolments)
    .innerJoin(contacts, eq(contacts.id, enrolments.contactId))
    .innerJoin(prospects, eq(prospects.id, enrolments.prospectId))
    .where(
      and(
        eq(enrolments.workspaceId, scope.workspaceId),
        eq(enrolments.sequenceId, sequenceId),
        isNull(enrolments.endedAt),
      ),
    )
    .all()
}

/** The instants that those get who are held for the launch alone. */
function wouldGo(scope: Scope, sequenceId: number): Date[] {
  const rows = scope.db
    .select({ id: enrolments.id })
    .from(enrolments)
    .where(
      and(
        eq(enrolments.workspaceId, scope.workspaceId),
        eq(enrolments.sequenceId, sequenceId),
        eq(enrolments.heldFor, 'launch'),
        isNull(enrolments.endedAt),
      ),
    )
    .orderBy(asc(enrolments.id))
    .all()
  const contexts = openContexts(scope)
  return rows
    .map(({ id }) => contexts.of(id))
    .filter((context) => holdingNow(context, 1)?.hold === 'launch')
    .map((context) => placeFor(scope, context, contexts.calendar(context.mailbox.id)))
    .sort((a, b) => a.getTime() - b.getTime())
}

/** Those who stay held after the launch, by what they wait for. */
function heldCounts(scope: Scope, sequenceId: number) {
  const rows = scope.db
    .select({ heldFor: enrolments.heldFor, n: count() })
    .from(enrolments)
    .where(
      and(
        eq(enrolments.workspaceId, scope.workspaceId),
        eq(enrolments.sequenceId, sequenceId),
        eq(enrolments.state, 'held'),
      ),
    )
    .groupBy(enrolments.heldFor)
    .all()
  const of = (heldFor: string) => rows.find((row) => row.heldFor === heldFor)?.n ?? 0
  return { opener: of('opener'), fields: of('fields'), person: of('person') }
}
