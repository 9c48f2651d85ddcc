import { threads } from '#db/tables/inbox.ts'
import { outbox, type StepCondition } from '#db/tables/outreach.ts'
import { prospectTags, type prospects } from '#db/tables/prospects.ts'
import type { contacts } from '#db/tables/sites.ts'
import type { KnownFact, ReplyClass } from '#db/vocabulary.ts'
import { and, eq, inArray, isNotNull, min } from 'drizzle-orm'
import type { Scope } from '../values/scope.server.ts'
import type { ConditionFacts } from './conditions.ts'
import { LEFT } from './outcomes.ts'

type About = {
  enrolmentId: number
  prospect: typeof prospects.$inferSelect
  contact: Pick<typeof contacts.$inferSelect, 'id' | 'firstName'>
}

const DAY_MS = 24 * 60 * 60_000

/** Reads what the conditions of a step ask for, and only that. */
export function conditionFacts(
  scope: Scope,
  { enrolmentId, prospect, contact }: About,
  conditions: StepCondition[],
): ConditionFacts {
  const asks = (kind: StepCondition['test']['kind']) => conditions.some(({ test }) => test.kind === kind)
  return {
    tactic: prospect.tactic,
    known: knownOf(prospect, contact),
    linkStatus: prospect.linkStatus,
    wrote: asks('wrote') ? classesOf(scope, contact.id) : new Set(),
    ownerId: prospect.ownerId,
    tagIds: asks('tag') ? tagsOf(scope, prospect.id) : new Set(),
    daysSinceFirst: asks('days') ? daysSinceFirst(scope, enrolmentId) : null,
  }
}

function knownOf({ facts, pageTitle }: About['prospect'], { firstName }: About['contact']): Set<KnownFact> {
  const is: Record<KnownFact, boolean> = {
    contact_name: Boolean(firstName),
    page_title: Boolean(pageTitle),
    paragraph: Boolean(facts.paragraph),
    dead_link: Boolean(facts.deadUrl),
    archived_copy: Boolean(facts.archiveUrl),
    mention: Boolean(facts.mention),
    rival: Boolean(facts.competitors?.length),
  }
  return new Set((Object.keys(is) as KnownFact[]).filter((fact) => is[fact]))
}

function classesOf({ db, workspaceId }: Scope, contactId: number): Set<ReplyClass> {
  const rows = db
    .selectDistinct({ replyClass: threads.replyClass })
    .from(threads)
    .where(
      and(
        eq(threads.workspaceId, workspaceId),
        eq(threads.contactId, contactId),
        isNotNull(threads.replyClass),
      ),
    )
    .all()
  return new Set(rows.map((row) => row.replyClass!))
}

function tagsOf({ db }: Scope, prospectId: number): Set<number> {
  const rows = db
    .select({ id: prospectTags.tagId })
    .from(prospectTags)
    .where(eq(prospectTags.prospectId, prospectId))
    .all()
  return new Set(rows.map((row) => row.id))
}

function daysSinceFirst({ db, now }: Scope, enrolmentId: number): number | null {
  const row = db
    .select({ at: min(outbox.mayHaveLeftAt) })
    .from(outbox)
    .where(and(eq(outbox.enrolmentId, enrolmentId), inArray(outbox.state, [...LEFT])))
    .get()
  return row?.at ? (now.getTime() - new Date(row.at).getTime()) / DAY_MS : null
}
