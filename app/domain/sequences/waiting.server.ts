import { enrolments, outbox } from '#db/tables/outreach.ts'
import { prospects } from '#db/tables/prospects.ts'
import { contacts } from '#db/tables/sites.ts'
import { and, asc, eq, inArray, isNull, type SQL } from 'drizzle-orm'
import { contactName } from '../contacts/contact.ts'
import type { Scope } from '../values/scope.server.ts'
import type { Waiting } from './effect.ts'

/** Everybody on the way with the message that waits, the soonest first. @param which of them */
export function waitingOf({ db, workspaceId }: Scope, which: SQL): Waiting[] {
  return db
    .select({
      enrolmentId: enrolments.id,
      stepNumber: outbox.stepNumber,
      dueAt: outbox.dueAt,
      heldBecause: outbox.heldBecause,
      domain: prospects.domain,
      firstName: contacts.firstName,
      lastName: contacts.lastName,
      email: contacts.email,
    })
    .from(enrolments)
    .innerJoin(outbox, eq(outbox.enrolmentId, enrolments.id))
    .innerJoin(contacts, eq(contacts.id, enrolments.contactId))
    .innerJoin(prospects, eq(prospects.id, enrolments.prospectId))
    .where(
      and(
        eq(enrolments.workspaceId, workspaceId),
        which,
        isNull(enrolments.endedAt),
        inArray(outbox.state, ['planned', 'failed_retry']),
      ),
    )
    .orderBy(asc(outbox.dueAt), asc(enrolments.id))
    .all()
    .map(({ enrolmentId, stepNumber, dueAt, heldBecause, domain, ...contact }) => ({
      enrolmentId,
      stepNumber: stepNumber ?? 1,
      dueAt,
      heldBecause,
      name: `${contactName(contact)}, ${domain}`,
    }))
}
