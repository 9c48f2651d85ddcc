import { enrolments } from '#db/tables/outreach.ts'
import { pauses } from '#db/tables/pauses.ts'
import { projects } from '#db/tables/projects.ts'
import { prospects } from '#db/tables/prospects.ts'
import { contacts, sites } from '#db/tables/sites.ts'
import type { PauseLevel } from '#db/vocabulary.ts'
import { and, asc, desc, eq, isNull, or, type SQL } from 'drizzle-orm'
import { record } from '../activity/record.server.ts'
import { contactName } from '../contacts/contact.ts'
import { Invalid, NotFound } from '../values/errors.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { openContexts } from './context.server.ts'
import { settle } from './settle.server.ts'

type Subject = { level: PauseLevel; subjectId: number }

/**
 * Nothing of any sequence goes to a project, site, person or prospect until the pause is lifted: every message that waits is
 * held with this cause. What is on its way at this moment still leaves.
 * @throws NotFound outside this workspace
 */
export function pause(scope: Scope, { level, subjectId, because }: Subject & { because: string }): void {
  if (!because.trim()) throw new Invalid('Say why: everybody who meets the pause reads it.')
  inTransaction(scope, (tx) => {
    mustBeOurs(tx, { level, subjectId })
    const words = { because: because.trim(), by: tx.actor.name, at: tx.now }
    tx.db
      .insert(pauses)
      .values({ workspaceId: tx.workspaceId, level, subjectId, ...words })
      .onConflictDoUpdate({ target: [pauses.workspaceId, pauses.level, pauses.subjectId], set: words })
      .run()
    told(tx, { level, subjectId, what: 'paused', because: words.because })
    settleUnder(tx, { level, subjectId })
  })
}

/** Lets it go on: each message gets a new place in the calendar of its mailbox, so nothing leaves in a burst. */
export function liftPause(scope: Scope, { level, subjectId }: Subject): void {
  inTransaction(scope, (tx) => {
    const { changes } = tx.db
      .delete(pauses)
      .where(
        and(eq(pauses.workspaceId, tx.workspaceId), eq(pauses.level, level), eq(pauses.subjectId, subjectId)),
      )
      .run()
    if (changes === 0) return
    told(tx, { level, subjectId, what: 'resumed', because: 'decided by hand' })
    settleUnder(tx, { level, subjectId })
  })
}

export type ShownPause = ReturnType<typeof listPauses>[number]

/** Every pause of the workspace with the name of what is paused, the latest first. */
export function listPauses({ db, workspaceId }: Scope) {
  const rows = db
    .select({
      level: pauses.level,
      subjectId: pauses.subjectId,
      because: pauses.because,
      by: pauses.by,
      at: pauses.at,
      project: projects.name,
      site: sites.domain,
      prospect: prospects.domain,
      contactId: contacts.id,
      firstName: contacts.firstName,
      lastName: contacts.lastName,
      email: contacts.email,
    })
    .from(pauses)
    .leftJoin(projects, and(eq(pauses.level, 'project'), eq(projects.id, pauses.subjectId)))
    .leftJoin(sites, and(eq(pauses.level, 'site'), eq(sites.id, pauses.subjectId)))
    .leftJoin(contacts, and(eq(pauses.level, 'contact'), eq(contacts.id, pauses.subjectId)))
    .leftJoin(prospects, and(eq(pauses.level, 'prospect'), eq(prospects.id, pauses.subjectId)))
    .where(eq(pauses.workspaceId, workspaceId))
    .orderBy(desc(pauses.at), desc(pauses.id))
    .all()
  return rows.map(({ project, site, prospect, contactId, firstName, lastName, email, ...row }) => ({
    ...row,
    name: project ?? site ?? prospect ?? (contactId ? contactName({ firstName, lastName, email }) : 'erased'),
  }))
}

/** Brings everybody on the way under a project, site, person or prospect in line, those who came first first. */
function settleUnder(scope: Scope, subject: Subject): void {
  const contexts = openContexts(scope)
  const rows = scope.db
    .select({ id: enrolments.id })
    .from(enrolments)
    .innerJoin(prospects, eq(prospects.id, enrolments.prospectId))
    .innerJoin(contacts, eq(contacts.id, enrolments.contactId))
    .where(and(eq(enrolments.workspaceId, scope.workspaceId), isNull(enrolments.endedAt), isUnder(subject)))
    .orderBy(asc(enrolments.id))
    .all()
  for (const { id } of rows) settle(scope, { enrolmentId: id, contexts })
}

function isUnder({ level, subjectId }: Subject): SQL | undefined {
  switch (level) {
    case 'project':
      return eq(prospects.projectId, subjectId)
    case 'site':
      return or(eq(prospects.siteId, subjectId), eq(contacts.siteId, subjectId))
    case 'contact':
      return eq(enrolments.contactId, subjectId)
    case 'prospect':
      return eq(enrolments.prospectId, subjectId)
  }
}

const TABLES = { project: projects, site: sites, contact: contacts, prospect: prospects } as const

function mustBeOurs({ db, workspaceId }: Scope, { level, subjectId }: Subject): void {
  const table = TABLES[level]
  const found = db
    .select({ id: table.id })
    .from(table)
    .where(and(eq(table.id, subjectId), eq(table.workspaceId, workspaceId)))
    .get()
  if (!found) throw new NotFound('There is nothing of this kind to pause.')
}

function told(
  scope: Scope,
  { level, subjectId, what, because }: Subject & { what: 'paused' | 'resumed'; because: string },
): void {
  record(scope, {
    what: `${level}.${what}`,
    because,
    ...(level === 'project' && { projectId: subjectId }),
    ...(level === 'site' && { siteId: subjectId }),
    ...(level === 'contact' && { contactId: subjectId }),
    ...(level === 'prospect' && { prospectId: subjectId }),
  })
}
