import { mailboxes } from '#db/tables/mailboxes.ts'
import { links } from '#db/tables/links.ts'
import { enrolments, sequences } from '#db/tables/outreach.ts'
import { prospects } from '#db/tables/prospects.ts'
import { contacts } from '#db/tables/sites.ts'
import type { Tactic } from '#db/vocabulary.ts'
import { and, asc, eq, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import { contactName } from '../contacts/contact.ts'
import { suppressionFor } from '../sites/suppression.server.ts'
import type { Scope } from '../values/scope.server.ts'
import type { CannotEnrol } from './cannot-enrol.ts'
import { getSequence, stepsOf, type Sequence, type SequenceStep } from './get-sequence.server.ts'
import { missingWords } from './holds.ts'
import { mergeDataFor } from './merge-source.server.ts'
import { refusalOf, refusalWords, type Refusal } from './refusals.ts'
import { writeStep } from './write-step.ts'

/** One chosen prospect, with whom to write to and what speaks against it. */
export type Candidate = {
  prospectId: number
  siteId: number
  domain: string
  pageTitle: string | null
  pageUrl: string | null
  tactic: Tactic
  contact: { id: number; name: string; email: string | null } | null
  refusal: { reason: Refusal; because: string } | null
  /** What would hold a message, or is worth knowing; it does not refuse. */
  notes: string[]
}

/**
 * Looks at chosen prospects before anybody is enrolled: who would be written to, and why not. Prospects of another
 * project are left out.
 * @throws NotFound outside this workspace
 */
export function applicants(
  scope: Scope,
  { sequenceId, prospectIds }: { sequenceId: number; prospectIds: number[] },
): Candidate[] {
  const sequence = getSequence(scope, { sequenceId })
  const steps = stepsOf(scope, sequenceId)
  const rows = scope.db
    .select()
    .from(prospects)
    .where(
      and(
        eq(prospects.workspaceId, scope.workspaceId),
        eq(prospects.projectId, sequence.projectId),
        sql`${prospects.id} in (select value from json_each(${JSON.stringify(prospectIds)}))`,
      ),
    )
    .orderBy(asc(prospects.domain), asc(prospects.id))
    .all()
  const taken = new Set<number>()
  return rows.map((prospect) => {
    const candidate = look(scope, { prospect, sequence, steps, taken })
    if (candidate.contact && !candidate.refusal) taken.add(candidate.contact.id)
    return candidate
  })
}

type Look = {
  prospect: typeof prospects.$inferSelect
  sequence: Sequence
  steps: SequenceStep[]
  taken: ReadonlySet<number>
}

function look(scope: Scope, { prospect, sequence, steps, taken }: Look): Candidate {
  const contact = whomToWrite(scope, prospect)
  const applicant = {
    ...prospect,
    siteLinks: siteLinks(scope, prospect),
    contact: contact && {
      email: contact.email,
      isInvalid: contact.verification === 'invalid',
      doNotContactBecause: contact.doNotContactAt ? (contact.doNotContactBecause ?? 'marked by hand') : null,
      suppressedFor: contact.email ? (suppressionFor(scope, contact.email)?.reason ?? null) : null,
    },
    liveIn: contact && liveSequence(scope, contact.id),
    endedHere:
      contact &&
      endedHere(scope, { sequenceId: sequence.id, prospectId: prospect.id, contactId: contact.id }),
    isSecond: contact !== null && taken.has(contact.id),
  }
  const reason = refusalOf(applicant)
  return {
    prospectId: prospect.id,
    siteId: prospect.siteId,
    domain: prospect.domain,
    pageTitle: prospect.pageTitle,
    pageUrl: prospect.pageUrl,
    tactic: prospect.tactic,
    contact: contact && { id: contact.id, name: contactName(contact), email: contact.email },
    refusal: reason && { reason, because: refusalWords(reason, applicant) },
    notes: reason || !contact ? [] : notesOn(scope, { prospect, contactId: contact.id, sequence, steps }),
  }
}

/** The contact of the prospect, else the best one of its site: an address first, a named person before a role. */
function whomToWrite(scope: Scope, { contactId, siteId }: Look['prospect']) {
  const ours = eq(contacts.workspaceId, scope.workspaceId)
  const chosen = contactId
    ? scope.db
        .select()
        .from(contacts)
        .where(and(ours, eq(contacts.id, contactId)))
        .get()
    : undefined
  const best = () =>
    scope.db
      .select()
      .from(contacts)
      .where(and(ours, eq(contacts.siteId, siteId)))
      .orderBy(
        sql`${contacts.email} is null`,
        sql`${contacts.doNotContactAt} is not null`,
        sql`case ${contacts.verification} when 'verified' then 0 when 'unverified' then 1 when 'role' then 2 else 3 end`,
        sql`${contacts.firstName} is null`,
        asc(contacts.id),
      )
      .get()
  return chosen ?? best() ?? null
}

function siteLinks(scope: Scope, { projectId, siteId }: Look['prospect']): boolean {
  const row = scope.db
    .select({ id: links.id })
    .from(links)
    .where(
      and(
        eq(links.workspaceId, scope.workspaceId),
        eq(links.siteId, siteId),
        eq(links.projectId, projectId),
        inArray(links.status, ['live', 'degraded']),
      ),
    )
    .get()
  return row !== undefined
}

function liveSequence(scope: Scope, contactId: number): string | null {
  const row = scope.db
    .select({ name: sequences.name })
    .from(enrolments)
    .innerJoin(sequences, eq(sequences.id, enrolments.sequenceId))
    .where(and(eq(enrolments.contactId, contactId), isNull(enrolments.endedAt)))
    .get()
  return row?.name ?? null
}

function endedHere(
  scope: Scope,
  { sequenceId, prospectId, contactId }: { sequenceId: number; prospectId: number; contactId: number },
) {
  const row = scope.db
    .select({ state: enrolments.state })
    .from(enrolments)
    .where(
      and(
        eq(enrolments.sequenceId, sequenceId),
        eq(enrolments.prospectId, prospectId),
        eq(enrolments.contactId, contactId),
        isNotNull(enrolments.endedAt),
      ),
    )
    .get()
  return row?.state ?? null
}

function notesOn(
  scope: Scope,
  { prospect, contactId, sequence, steps }: Omit<Look, 'taken'> & { contactId: number },
): string[] {
  const data = mergeDataFor(scope, {
    prospectId: prospect.id,
    contactId,
    mailboxId: sequence.mailboxId,
    opener: 'an opener',
  })
  const missing = new Set<string>()
  for (const step of steps) {
    const written = writeStep(step, { data, threadSubject: step.sameThread ? '-' : null })
    if (!written.ok) for (const name of written.missing) missing.add(name)
  }
  const colleague = colleagueOnTheWay(scope, { siteId: prospect.siteId, contactId })
  return [
    ...(missing.size ? [`Would be held: ${missingWords([...missing])}`] : []),
    ...(colleague ? [`${colleague.name} at this site is in “${colleague.sequence}”`] : []),
  ]
}

function colleagueOnTheWay(scope: Scope, { siteId, contactId }: { siteId: number; contactId: number }) {
  const row = scope.db
    .select({
      firstName: contacts.firstName,
      lastName: contacts.lastName,
      email: contacts.email,
      sequence: sequences.name,
    })
    .from(enrolments)
    .innerJoin(contacts, eq(contacts.id, enrolments.contactId))
    .innerJoin(sequences, eq(sequences.id, enrolments.sequenceId))
    .where(
      and(
        eq(enrolments.workspaceId, scope.workspaceId),
        eq(contacts.siteId, siteId),
        ne(contacts.id, contactId),
        isNull(enrolments.endedAt),
      ),
    )
    .get()
  return row && { name: contactName(row), sequence: row.sequence }
}

/** Whether a sequence can take people: it needs steps and a mailbox that sends. */
export function cannotEnrol(scope: Scope, sequenceId: number): Exclude<CannotEnrol, 'too-many'> | null {
  const sequence = getSequence(scope, { sequenceId })
  if (sequence.status === 'stopped') return 'stopped'
  if (stepsOf(scope, sequenceId).length === 0) return 'no-steps'
  const mailbox =
    sequence.mailboxId !== null &&
    scope.db.select({ id: mailboxes.id }).from(mailboxes).where(eq(mailboxes.id, sequence.mailboxId)).get()
  return mailbox ? null : 'no-mailbox'
}
