import { projects } from '#db/tables/projects.ts'
import { prospects } from '#db/tables/prospects.ts'
import { contacts, sites } from '#db/tables/sites.ts'
import { eq } from 'drizzle-orm'
import { contactName } from '../contacts/contact.ts'
import type { Scope } from '../values/scope.server.ts'
import { getEnrolment, getSequence } from './get-sequence.server.ts'

/**
 * The names of all that can be paused around somebody in a sequence, from the narrowest on.
 * @throws NotFound outside this workspace
 */
export function whomToPause(scope: Scope, enrolmentId: number) {
  const enrolment = getEnrolment(scope, enrolmentId)
  const found = scope.db
    .select({ prospect: prospects, contact: contacts, site: sites.domain, project: projects.name })
    .from(prospects)
    .innerJoin(contacts, eq(contacts.id, enrolment.contactId))
    .innerJoin(sites, eq(sites.id, prospects.siteId))
    .innerJoin(projects, eq(projects.id, prospects.projectId))
    .where(eq(prospects.id, enrolment.prospectId))
    .get()!
  const { prospect, contact } = found
  return {
    enrolment: { id: enrolment.id, name: getSequence(scope, { sequenceId: enrolment.sequenceId }).name },
    isOver: enrolment.endedAt !== null,
    prospect: { id: prospect.id, name: prospect.pageTitle ?? prospect.pageUrl ?? prospect.domain },
    contact: { id: contact.id, name: contactName(contact) },
    site: { id: prospect.siteId, name: found.site },
    project: { id: prospect.projectId, name: found.project },
  }
}
