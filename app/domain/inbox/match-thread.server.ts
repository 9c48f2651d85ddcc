import { and, asc, eq, like, or, sql } from 'drizzle-orm'
import { messages, threads } from '#db/tables/inbox.ts'
import { prospects } from '#db/tables/prospects.ts'
import { record } from '../activity/record.server.ts'
import { addContact } from '../contacts/add-contact.server.ts'
import { splitName } from '../contacts/contact.ts'
import { getProspect } from '../prospects/get-prospect.server.ts'
import { resumeEnrolment } from '../sequences/hold.server.ts'
import { readEmailAddress } from '../values/email-address.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { answered } from './on-reply.server.ts'
import { getThread } from './read-thread.server.ts'
import { getThreadRow, type Thread } from './thread-for.server.ts'

/**
 * A person says to which prospect an unmatched conversation belongs: from now on it is an answer like any other, and does what an
 * answer does.
 */
export function attachThread(
  scope: Scope,
  { threadId, prospectId }: { threadId: number; prospectId: number },
): void {
  inTransaction(scope, (tx) => {
    const thread = getThread(tx, threadId)
    const prospect = getProspect(tx, prospectId)
    const last = lastIncoming(tx, threadId)
    const who = tx.actor.kind === 'user' ? tx.actor.name : 'a job'
    tx.db
      .update(threads)
      .set({
        prospectId,
        projectId: prospect.projectId,
        siteId: prospect.siteId,
        contactId: contactFor(tx, prospect, last),
        matchedBecause: `Attached by ${who}`,
        heldEnrolmentId: null,
        suggestedProspectId: null,
      })
      .where(eq(threads.id, threadId))
      .run()
    if (last)
      answered(tx, {
        thread: getThreadRow(tx, threadId)!,
        messageId: last.id,
        from: { address: last.fromAddress, name: last.fromName },
        because: `attached by ${who}`,
      })
    // Held for this thread and not ended by it: another site's, so it goes on.
    release(tx, thread)
  })
}

/** A person says that it concerns no prospect: it leaves the list, and what waited for it goes on. */
export function dismissThread(scope: Scope, { threadId }: { threadId: number }): void {
  inTransaction(scope, (tx) => {
    const thread = getThread(tx, threadId)
    tx.db
      .update(threads)
      .set({
        state: 'done',
        unread: false,
        heldEnrolmentId: null,
        matchedBecause: 'Concerns none of our prospects',
      })
      .where(eq(threads.id, threadId))
      .run()
    record(tx, {
      what: 'thread.dismissed',
      because: 'concerns none of our prospects',
      threadId,
      mailboxId: thread.mailboxId,
    })
    release(tx, thread)
  })
}

export type Suggestion = {
  id: number
  domain: string
  pageTitle: string | null
  tactic: (typeof prospects.$inferSelect)['tactic']
}

/** Prospects of a project whose domain or page has these words, for attaching. */
export function findProspectsFor(
  scope: Scope,
  { projectId, q }: { projectId: number; q: string },
): Suggestion[] {
  const part = `%${q.trim().replace(/[\\%_]/g, (char) => `\\${char}`)}%`
  return scope.db
    .select({
      id: prospects.id,
      domain: prospects.domain,
      pageTitle: prospects.pageTitle,
      tactic: prospects.tactic,
    })
    .from(prospects)
    .where(
      and(
        eq(prospects.workspaceId, scope.workspaceId),
        eq(prospects.projectId, projectId),
        or(sql`${prospects.domain} like ${part} escape '\\'`, like(prospects.pageTitle, part)),
      ),
    )
    .orderBy(asc(prospects.domain))
    .limit(8)
    .all()
}

function release(scope: Scope, { heldEnrolmentId }: Thread): void {
  if (heldEnrolmentId) resumeEnrolment(scope, { enrolmentId: heldEnrolmentId })
}

function lastIncoming(scope: Scope, threadId: number) {
  return scope.db
    .select({ id: messages.id, fromAddress: messages.fromAddress, fromName: messages.fromName })
    .from(messages)
    .where(
      and(
        eq(messages.workspaceId, scope.workspaceId),
        eq(messages.threadId, threadId),
        eq(messages.direction, 'in'),
      ),
    )
    .orderBy(sql`${messages.id} desc`)
    .get()
}

/** The sender becomes a contact of the site; without a usable address the prospect's own contact stands for them. */
function contactFor(
  scope: Scope,
  { siteId, contactId }: { siteId: number; contactId: number | null },
  from: { fromAddress: string; fromName: string | null } | undefined,
): number | null {
  const email = readEmailAddress(from?.fromAddress ?? '')
  if (!email) return contactId
  return addContact(scope, { siteId, email, ...splitName(from?.fromName ?? ''), foundHow: 'wrote to us' }).id
}
