import { projects } from '#db/tables/projects.ts'
import { prospects } from '#db/tables/prospects.ts'
import type { Tactic } from '#db/vocabulary.ts'
import { and, asc, eq } from 'drizzle-orm'
import { contactName } from '../contacts/contact.ts'
import type { FirstMessage, TooSoon } from '../outbox/fatigue.ts'
import { openFatigue } from '../outbox/fatigue.server.ts'
import { bannedBy, bannedWords, type Blacklist } from '../sites/blacklist.ts'
import { readBlacklist } from '../sites/blacklist.server.ts'
import { countryWarnings } from '../contacts/country-rules.ts'
import { suppressionFor } from '../sites/suppression.server.ts'
import type { MergeData } from '../templates/render.ts'
import type { Scope } from '../values/scope.server.ts'
import { getSequence, stepsOf, type SequenceStep } from './get-sequence.server.ts'
import { missingWords } from './holds.ts'
import { openMergeSource } from './merge-source.server.ts'
import { anyOf, readNeighbours, type Contact, type Neighbours } from './neighbours.server.ts'
import { refusalOf, refusalWords, type Refusal } from './refusals.ts'
import { activeTexts } from './texts.ts'
import { writeStep } from './write-step.ts'

type Prospect = typeof prospects.$inferSelect

/** One chosen prospect, with whom to write to and what speaks against it. */
export type Candidate = {
  prospect: Prospect
  contact: Contact | null
  refusal: { reason: Refusal; because: string } | null
  /** What would hold a message, or is worth knowing; it does not refuse. */
  notes: string[]
}

/** What a screen shows of a candidate. */
export type ShownCandidate = {
  prospectId: number
  domain: string
  pageTitle: string | null
  pageUrl: string | null
  tactic: Tactic
  contact: { name: string; email: string | null } | null
  because: string | null
  /** Refused only by a fatigue limit, which a manager may lift. */
  isTooSoon: boolean
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
        anyOf(prospects.id, prospectIds),
      ),
    )
    .orderBy(asc(prospects.domain), asc(prospects.id))
    .all()
  const around = readNeighbours(scope, { sequence, prospects: rows })
  const merge = openMergeSource(scope)
  const taken = new Set<number>()
  const fatigue = openFatigue(scope, { counts: 'planned' })
  const blacklist = readBlacklist(scope)
  const chosenAt = new Map<number, FirstMessage[]>()
  const project = projectName(scope, sequence.projectId)
  return rows.map((prospect) => {
    const contact = around.contactOf(prospect)
    const also = chosenAt.get(contact?.siteId ?? 0) ?? []
    const tooSoonTo = (person: Contact) =>
      fatigue(
        { contactId: person.id, email: person.email, siteId: person.siteId, site: prospect.domain },
        { also },
      )
    const refusal = lookAt(scope, { prospect, contact, around, taken, blacklist, tooSoonTo })
    if (contact && !refusal) {
      taken.add(contact.id)
      const message = { contactId: contact.id, at: null, to: contactName(contact), project }
      chosenAt.set(contact.siteId, [...also, message])
    }
    const isFree = contact && !refusal
    const data = isFree && merge({ prospect, contact, mailboxId: sequence.mailboxId, opener: 'an opener' })
    return { prospect, contact, refusal, notes: data ? notesOn({ contact, steps, data, around }) : [] }
  })
}

/** Refused by nothing but a fatigue limit, which a manager may lift. */
export function isTooSoon({ refusal }: Candidate): boolean {
  return refusal?.reason === 'too-soon'
}

/** Where those sit who may be enrolled, and what the law there asks. */
export function countriesOf(candidates: Candidate[]) {
  return countryWarnings(
    candidates.flatMap(({ prospect, contact, refusal }) =>
      contact && !refusal
        ? [{ timeZone: contact.timeZone, email: contact.email, domain: prospect.domain }]
        : [],
    ),
  )
}

/** A candidate as a screen shows it. */
export function showCandidate(candidate: Candidate): ShownCandidate {
  const { prospect, contact, refusal, notes } = candidate
  return {
    prospectId: prospect.id,
    domain: prospect.domain,
    pageTitle: prospect.pageTitle,
    pageUrl: prospect.pageUrl,
    tactic: prospect.tactic,
    contact: contact && { name: contactName(contact), email: contact.email },
    because: refusal?.because ?? null,
    isTooSoon: isTooSoon(candidate),
    notes,
  }
}

function projectName({ db }: Scope, id: number): string {
  return db.select({ name: projects.name }).from(projects).where(eq(projects.id, id)).get()!.name
}

function lookAt(
  scope: Scope,
  {
    prospect,
    contact,
    around,
    taken,
    blacklist,
    tooSoonTo,
  }: {
    prospect: Prospect
    contact: Contact | null
    around: Neighbours
    taken: ReadonlySet<number>
    blacklist: Blacklist
    tooSoonTo: (person: Contact) => TooSoon | null
  },
): Candidate['refusal'] {
  const banned = bannedBy(blacklist, { ...prospect, email: contact?.email ?? null })
  const applicant = {
    ...prospect,
    bannedBecause: banned && bannedWords(banned),
    siteLinks: around.linkingSites.has(prospect.siteId),
    contact: contact && {
      email: contact.email,
      isInvalid: contact.verification === 'invalid',
      doNotContactBecause: contact.doNotContactAt ? (contact.doNotContactBecause ?? 'marked by hand') : null,
      suppressedFor: contact.email ? (suppressionFor(scope, contact.email)?.reason ?? null) : null,
    },
    liveIn: contact ? (around.liveIn.get(contact.id) ?? null) : null,
    endedHere: contact ? (around.endedHere.get(`${prospect.id} ${contact.id}`) ?? null) : null,
    isSecond: contact !== null && taken.has(contact.id),
    tooSoon: null as TooSoon | null,
  }
  if (contact && !refusalOf(applicant)) applicant.tooSoon = tooSoonTo(contact)
  const reason = refusalOf(applicant)
  return reason && { reason, because: refusalWords(reason, applicant) }
}

function notesOn({
  contact,
  steps,
  data,
  around,
}: {
  contact: Contact
  steps: SequenceStep[]
  data: MergeData
  around: Neighbours
}): string[] {
  const missing = new Set<string>()
  for (const step of steps) {
    for (const text of activeTexts(step)) {
      const written = writeStep(text, { data, threadSubject: step.sameThread ? '-' : null })
      if (!written.ok) for (const name of written.missing) missing.add(name)
    }
  }
  const colleague = around.liveAtSite.get(contact.siteId)?.find((one) => one.contactId !== contact.id)
  return [
    ...(missing.size ? [`Would be held: ${missingWords([...missing])}`] : []),
    ...(colleague ? [`${colleague.name} at this site is in “${colleague.sequence}”`] : []),
  ]
}
