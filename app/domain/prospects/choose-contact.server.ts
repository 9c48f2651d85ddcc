import { prospects } from '#db/tables/prospects.ts'
import { eq } from 'drizzle-orm'
import { record } from '../activity/record.server.ts'
import { addContact } from '../contacts/add-contact.server.ts'
import { contactName } from '../contacts/contact.ts'
import { readContact, type ContactForm, type RefusedContact } from '../contacts/edit-contact.server.ts'
import { getContact } from '../contacts/get-contact.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { getProspect } from './get-prospect.server.ts'
import { isSequenceLive, restingAction } from './next-action.ts'

/**
 * Says whom we write to about a prospect. A sequence that runs already goes on with the contact it was given.
 * @throws NotFound outside this workspace
 */
export function chooseContact(
  scope: Scope,
  { prospectId, contactId, because }: { prospectId: number; contactId: number; because: string },
): void {
  inTransaction(scope, (tx) => {
    const prospect = getProspect(tx, prospectId)
    const contact = getContact(tx, contactId)
    if (prospect.contactId === contactId) return
    const resting = isSequenceLive(prospect.sequenceState)
      ? null
      : restingAction(prospect.stage, { hasContact: true })
    tx.db
      .update(prospects)
      .set({
        contactId,
        updatedAt: tx.now,
        ...(resting && { nextAction: resting.text, nextNeedsPerson: resting.needsPerson }),
      })
      .where(eq(prospects.id, prospectId))
      .run()
    record(tx, {
      what: 'prospect.contact',
      because,
      projectId: prospect.projectId,
      siteId: prospect.siteId,
      prospectId,
      contactId,
      data: { name: contactName(contact) },
    })
  })
}

/**
 * Adds a person at the prospect's site; the first one is whom we write to.
 * @returns refused for a text that is no single address, or nothing at all
 */
export function addContactTo(
  scope: Scope,
  { prospectId, ...form }: ContactForm & { prospectId: number },
): { ok: true; contactId: number; isNew: boolean } | { ok: false; reason: Exclude<RefusedContact, 'taken'> } {
  const read = readContact(form)
  if (!read.ok) return read
  return inTransaction(scope, (tx) => {
    const prospect = getProspect(tx, prospectId)
    const contact = addContact(tx, { siteId: prospect.siteId, foundHow: 'by hand', ...read.value })
    if (prospect.contactId === null)
      chooseContact(tx, {
        prospectId,
        contactId: contact.id,
        because: 'it is the first contact of this site',
      })
    return { ok: true, contactId: contact.id, isNew: contact.isNew } as const
  })
}
