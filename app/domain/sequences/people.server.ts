import { enrolments, outbox } from '#db/tables/outreach.ts'
import { prospects } from '#db/tables/prospects.ts'
import { contacts } from '#db/tables/sites.ts'
import { type EnrolmentState } from '#db/vocabulary.ts'
import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, lt, or } from 'drizzle-orm'
import { contactName } from '../contacts/contact.ts'
import type { Scope } from '../values/scope.server.ts'
import { getSequence } from './get-sequence.server.ts'

export type Person = ReturnType<typeof listPeople>['rows'][number]

/** The people of a sequence, latest first, with where each stands. Keyset by id. */
export function listPeople(
  scope: Scope,
  {
    sequenceId,
    state,
    before,
    limit = 100,
  }: { sequenceId: number; state?: EnrolmentState | null; before?: number | null; limit?: number },
) {
  getSequence(scope, { sequenceId })
  const found = peopleQuery(scope)
    .where(
      and(
        eq(enrolments.workspaceId, scope.workspaceId),
        eq(enrolments.sequenceId, sequenceId),
        state ? eq(enrolments.state, state) : undefined,
        before ? lt(enrolments.id, before) : undefined,
      ),
    )
    .orderBy(desc(enrolments.id))
    .limit(limit + 1)
    .all()
  const rows = found.slice(0, limit).map((row) => ({ ...row, contact: contactName(row) }))
  return { rows, next: found.length > limit ? rows.at(-1)!.enrolmentId : null }
}

export type HeldRow = ReturnType<typeof listHeld>['rows'][number]

/**
 * Who waits for something: those held, and those put off to a later time with the reason. What a person can mend
 * stands first.
 */
export function listHeld(scope: Scope, { sequenceId, limit = 8 }: { sequenceId: number; limit?: number }) {
  const putOff = and(isNull(outbox.heldBecause), isNotNull(outbox.because), gt(outbox.dueAt, scope.now))
  const where = and(
    eq(enrolments.workspaceId, scope.workspaceId),
    eq(enrolments.sequenceId, sequenceId),
    isNull(enrolments.endedAt),
    or(eq(enrolments.state, 'held'), putOff),
  )
  const rows = peopleQuery(scope)
    .where(where)
    .orderBy(desc(eq(enrolments.heldFor, 'person')), asc(isNull(enrolments.heldFor)), asc(enrolments.id))
    .limit(limit)
    .all()
  const total = scope.db
    .select({ n: count() })
    .from(enrolments)
    .leftJoin(outbox, waitingOf())
    .where(where)
    .get()
  return {
    rows: rows.map((row) => ({
      ...row,
      contact: contactName(row),
      because: row.state === 'held' ? row.because : (row.putOffBecause ?? row.because),
    })),
    total: total?.n ?? 0,
  }
}

function peopleQuery({ db }: Scope) {
  return db
    .select({
      enrolmentId: enrolments.id,
      prospectId: enrolments.prospectId,
      state: enrolments.state,
      heldFor: enrolments.heldFor,
      because: enrolments.because,
      stateSince: enrolments.stateSince,
      stepsSent: enrolments.stepsSent,
      endedAt: enrolments.endedAt,
      domain: prospects.domain,
      pageTitle: prospects.pageTitle,
      nextAction: prospects.nextAction,
      nextNeedsPerson: prospects.nextNeedsPerson,
      firstName: contacts.firstName,
      lastName: contacts.lastName,
      email: contacts.email,
      dueAt: outbox.dueAt,
      putOffBecause: outbox.because,
      tooSoonBecause: enrolments.tooSoonBecause,
    })
    .from(enrolments)
    .innerJoin(prospects, eq(prospects.id, enrolments.prospectId))
    .innerJoin(contacts, eq(contacts.id, enrolments.contactId))
    .leftJoin(outbox, waitingOf())
}

function waitingOf() {
  return and(eq(outbox.enrolmentId, enrolments.id), inArray(outbox.state, ['planned', 'failed_retry']))
}
