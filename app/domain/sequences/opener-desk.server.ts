import { prospects } from '#db/tables/prospects.ts'
import { contacts } from '#db/tables/sites.ts'
import { eq } from 'drizzle-orm'
import { contactName } from '../contacts/contact.ts'
import { NotFound } from '../values/errors.ts'
import type { Scope } from '../values/scope.server.ts'
import { getEnrolment, getSequence } from './get-sequence.server.ts'
import { targetOf } from './merge-source.server.ts'
import { previewSequence } from './preview.server.ts'
import { countOpeners, isOpenerOpen, openerQueue } from './write-opener.server.ts'

/**
 * The desk at which openers are written: who waits, and for one of them the message, the page and the facts.
 * @param at the enrolment asked for; else the first that waits
 * @returns `current` null when nobody waits
 */
export function openerDesk(scope: Scope, { sequenceId, at }: { sequenceId: number; at: number | null }) {
  const queue = openerQueue(scope, { sequenceId, limit: 100 })
  const enrolmentId = at !== null && isOpenerOpen(scope, at) ? at : (queue[0]?.enrolmentId ?? null)
  return {
    queue: queue.map((one) => ({ ...one, contact: contactName(one) })),
    left: countOpeners(scope, { sequenceId }),
    current: enrolmentId === null ? null : recipient(scope, { sequenceId, enrolmentId }),
  }
}

/** Who comes after one in the queue; at its end, the first again. Null when nobody else waits. */
export function nextOpener(
  scope: Scope,
  { sequenceId, after }: { sequenceId: number; after: number },
): number | null {
  const [next] = openerQueue(scope, { sequenceId, after, limit: 1 })
  const [first] = openerQueue(scope, { sequenceId, limit: 1 })
  const found = next ?? first
  return found && found.enrolmentId !== after ? found.enrolmentId : null
}

function recipient(scope: Scope, { sequenceId, enrolmentId }: { sequenceId: number; enrolmentId: number }) {
  getSequence(scope, { sequenceId })
  const enrolment = getEnrolment(scope, enrolmentId)
  if (enrolment.sequenceId !== sequenceId) throw new NotFound('There is no such enrolment.')
  const prospect = scope.db.select().from(prospects).where(eq(prospects.id, enrolment.prospectId)).get()!
  const contact = scope.db.select().from(contacts).where(eq(contacts.id, enrolment.contactId)).get()!
  const { prospectId, contactId, opener } = enrolment
  const preview = previewSequence(scope, { sequenceId, prospectId, contactId, enrolmentId })
  return {
    enrolmentId,
    opener: opener ?? '',
    /** What a machine drafted and nobody has read. */
    draft: enrolment.openerDraft,
    preview,
    prospect: {
      id: prospect.id,
      domain: prospect.domain,
      pageUrl: prospect.pageUrl,
      pageTitle: prospect.pageTitle,
      tactic: prospect.tactic,
      facts: prospect.facts,
      authority: prospect.authority,
      authorityMetric: prospect.authorityMetric,
      target: targetOf(scope, prospect),
    },
    contact: {
      name: contactName(contact),
      email: contact.email,
      role: contact.role,
      foundOn: contact.foundOn,
      foundHow: contact.foundHow,
      note: contact.note,
    },
  }
}
