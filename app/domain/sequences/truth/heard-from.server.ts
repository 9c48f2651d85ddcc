import { and, desc, eq, gte } from 'drizzle-orm'
import { DateTime } from 'luxon'
import { activities } from '#db/tables/activity.ts'
import { messages, threads } from '#db/tables/inbox.ts'
import { enrolments } from '#db/tables/outreach.ts'
import { contacts, sites } from '#db/tables/sites.ts'
import { ofWorkspace } from '../../values/of-workspace.server.ts'
import type { Scope } from '../../values/scope.server.ts'

/** Whoever wrote to us so long before a sequence began is in conversation with us. */
const BEFORE_MS = 30 * 24 * 3_600_000

/**
 * Why a step must wait because somebody of that site wrote to us: any person there, in any project, about anything, since the
 * sequence began or shortly before. A person who has read it lets the sequence go on.
 */
export function heardFrom(scope: Scope, { enrolmentId }: { enrolmentId: number }): string | null {
  const found = scope.db
    .select({ enrolment: enrolments, siteId: contacts.siteId, domain: sites.domain })
    .from(enrolments)
    .innerJoin(contacts, eq(contacts.id, enrolments.contactId))
    .innerJoin(sites, eq(sites.id, contacts.siteId))
    .where(and(eq(enrolments.workspaceId, scope.workspaceId), eq(enrolments.id, enrolmentId)))
    .get()
  if (!found) return null
  const { enrolment, siteId, domain } = found
  const before = enrolment.stepsSent === 0 ? BEFORE_MS : 0
  const begun = new Date(enrolment.createdAt.getTime() - before)
  const decided = decidedAt(scope, enrolmentId, enrolment.contactId)
  const last = lastReply(scope, siteId, decided && decided > begun ? decided : begun)
  if (!last) return null
  const day = DateTime.fromJSDate(last.at, { zone: 'utc' }).setLocale('en-GB').toFormat('d LLL')
  return `${last.fromAddress || `Somebody at ${domain}`} wrote on ${day}: read it before you go on`
}

function lastReply(scope: Scope, siteId: number, since: Date) {
  return scope.db
    .select({ at: messages.at, fromAddress: messages.fromAddress })
    .from(threads)
    .innerJoin(messages, eq(messages.threadId, threads.id))
    .where(
      and(
        ofWorkspace(threads.workspaceId, scope),
        eq(threads.siteId, siteId),
        gte(threads.lastMessageAt, since),
        eq(messages.direction, 'in'),
        eq(messages.kind, 'reply'),
        gte(messages.createdAt, since),
        gte(messages.at, since),
      ),
    )
    .orderBy(desc(messages.at))
    .limit(1)
    .get()
}

/** When a person last let this enrolment go on. */
function decidedAt(scope: Scope, enrolmentId: number, contactId: number): Date | null {
  const found = scope.db
    .select({ at: activities.at })
    .from(activities)
    .where(
      and(
        eq(activities.contactId, contactId),
        ofWorkspace(activities.workspaceId, scope),
        eq(activities.enrolmentId, enrolmentId),
        eq(activities.what, 'enrolment.resumed'),
      ),
    )
    .orderBy(desc(activities.id))
    .limit(1)
    .get()
  return found?.at ?? null
}
