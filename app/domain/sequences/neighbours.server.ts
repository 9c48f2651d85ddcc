import { links } from '#db/tables/links.ts'
import { enrolments, sequences } from '#db/tables/outreach.ts'
import type { prospects } from '#db/tables/prospects.ts'
import { contacts } from '#db/tables/sites.ts'
import type { EnrolmentState } from '#db/vocabulary.ts'
import { and, eq, inArray, isNotNull, isNull, or, sql, type Column, type SQL } from 'drizzle-orm'
import { contactName } from '../contacts/contact.ts'
import type { Scope } from '../values/scope.server.ts'
import type { Sequence } from './get-sequence.server.ts'

type Prospect = typeof prospects.$inferSelect
export type Contact = typeof contacts.$inferSelect
export type Neighbours = ReturnType<typeof readNeighbours>

/**
 * What lies around many prospects and decides about their enrolment, read in a handful of queries: contacts, links
 * of their sites to us, and who is or was in a sequence.
 */
export function readNeighbours(
  scope: Scope,
  { sequence, prospects: chosen }: { sequence: Sequence; prospects: Prospect[] },
) {
  const siteIds = [...new Set(chosen.map((one) => one.siteId))]
  const people = peopleOf(scope, chosen, siteIds)
  const live = liveAt(scope, people)
  return {
    contactOf: whomToWrite(people),
    linkingSites: linkingSites(scope, sequence.projectId, siteIds),
    liveIn: new Map(live.map((one) => [one.contactId, one.sequence])),
    liveAtSite: grouped(live, (one) => one.siteId),
    endedHere: endedIn(scope, sequence.id),
  }
}

/** A column that is one of many values, however many they are. */
export function anyOf(column: Column, values: number[]): SQL {
  return sql`${column} in (select value from json_each(${JSON.stringify(values)}))`
}

function peopleOf(scope: Scope, chosen: Prospect[], siteIds: number[]): Contact[] {
  const chosenIds = chosen.map((one) => one.contactId).filter((id) => id !== null)
  return scope.db
    .select()
    .from(contacts)
    .where(
      and(
        eq(contacts.workspaceId, scope.workspaceId),
        or(anyOf(contacts.id, chosenIds), anyOf(contacts.siteId, siteIds)),
      ),
    )
    .all()
}

/** The contact of a prospect, else the best one of its site: an address first, a named person before a role. */
function whomToWrite(people: Contact[]): (prospect: Prospect) => Contact | null {
  const byId = new Map(people.map((one) => [one.id, one]))
  const bySite = grouped(people, (one) => one.siteId)
  return ({ contactId, siteId }) =>
    (contactId === null ? undefined : byId.get(contactId)) ?? bySite.get(siteId)?.toSorted(better)[0] ?? null
}

const TRUST = { verified: 0, unverified: 1, role: 2, invalid: 3 }

function better(a: Contact, b: Contact): number {
  return (
    Number(a.email === null) - Number(b.email === null) ||
    Number(a.doNotContactAt !== null) - Number(b.doNotContactAt !== null) ||
    TRUST[a.verification] - TRUST[b.verification] ||
    Number(a.firstName === null) - Number(b.firstName === null) ||
    a.id - b.id
  )
}

function linkingSites(scope: Scope, projectId: number, siteIds: number[]): Set<number> {
  const rows = scope.db
    .selectDistinct({ siteId: links.siteId })
    .from(links)
    .where(
      and(
        eq(links.workspaceId, scope.workspaceId),
        eq(links.projectId, projectId),
        anyOf(links.siteId, siteIds),
        inArray(links.status, ['live', 'degraded']),
      ),
    )
    .all()
  return new Set(rows.map((row) => row.siteId))
}

/** Who of these people is on the way in a sequence, whichever. */
function liveAt(scope: Scope, people: Contact[]) {
  const byId = new Map(people.map((one) => [one.id, one]))
  return scope.db
    .select({ contactId: enrolments.contactId, sequence: sequences.name })
    .from(enrolments)
    .innerJoin(sequences, eq(sequences.id, enrolments.sequenceId))
    .where(
      and(
        eq(enrolments.workspaceId, scope.workspaceId),
        isNull(enrolments.endedAt),
        anyOf(enrolments.contactId, [...byId.keys()]),
      ),
    )
    .all()
    .map((row) => {
      const person = byId.get(row.contactId)!
      return { ...row, siteId: person.siteId, name: contactName(person) }
    })
}

/** How earlier times in this very sequence ended, by "prospect contact". */
function endedIn({ db }: Scope, sequenceId: number): Map<string, EnrolmentState> {
  const rows = db
    .select({
      prospectId: enrolments.prospectId,
      contactId: enrolments.contactId,
      state: enrolments.state,
    })
    .from(enrolments)
    .where(and(eq(enrolments.sequenceId, sequenceId), isNotNull(enrolments.endedAt)))
    .all()
  return new Map(rows.map((row) => [`${row.prospectId} ${row.contactId}`, row.state]))
}

function grouped<T>(rows: T[], key: (row: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const row of rows) {
    const known = groups.get(key(row))
    if (known) known.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}
