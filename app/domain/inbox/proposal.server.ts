import { and, desc, eq } from 'drizzle-orm'
import { DateTime } from 'luxon'
import { messages } from '#db/tables/inbox.ts'
import { links } from '#db/tables/links.ts'
import { projects, targetPages } from '#db/tables/projects.ts'
import type { ReplyClass } from '#db/vocabulary.ts'
import { getMailbox } from '../mailboxes/get-mailbox.server.ts'
import { getProspect } from '../prospects/get-prospect.server.ts'
import type { Scope } from '../values/scope.server.ts'
import { proposePromise, type PromiseProposal } from './promise-proposal.ts'
import type { Thread } from './thread-for.server.ts'

export type Proposal = {
  /** The class that the words suggest, while nobody has accepted one. */
  isClassOpen: boolean
  promise: (PromiseProposal & { messageId: number }) | null
  /** Pages of ours that a promise may be about. */
  targets: { url: string; title: string | null }[]
  /** Their page that we wrote about: the first guess of a promise that is recorded by hand. */
  pageUrl: string | null
  targetUrl: string | null
}

/** "We can place it for 90 pounds" promises nothing, and a refusal less. */
const BARGAINS: ReplyClass[] = ['asks_payment', 'asks_exchange', 'asks_guest_post', 'no', 'unsubscribe']

/** What was read out of the last human message, for a person to confirm; nothing for unmatched mail. */
export function proposalFor(scope: Scope, thread: Thread): Proposal | null {
  if (!thread.prospectId || !thread.projectId) return null
  const last = lastHuman(scope, thread.id)
  const targets = targetsOf(scope, thread.projectId)
  const prospect = getProspect(scope, thread.prospectId)
  const targetUrl = targets.find((page) => page.id === prospect.targetPageId)?.url ?? null
  const project = scope.db
    .select({ domain: projects.domain })
    .from(projects)
    .where(eq(projects.id, thread.projectId))
    .get()!
  const zone = getMailbox(scope, thread.mailboxId).timeZone
  const isOffer = thread.replyClass !== null && BARGAINS.includes(thread.replyClass)
  const promise =
    last && !isOffer && !last.promiseDismissedAt && !isRecorded(scope, last.id)
      ? proposePromise(last.visibleText, {
          domain: prospect.domain,
          pageUrl: prospect.pageUrl,
          targetUrl,
          targetPages: targets.map((page) => page.url),
          clientDomain: project.domain,
          today: DateTime.fromJSDate(last.at, { zone }).toISODate() ?? '',
        })
      : null
  return {
    isClassOpen: thread.replyClass !== null && !thread.replyClassConfirmed,
    promise: promise && last ? { ...promise, messageId: last.id } : null,
    targets: targets.map(({ url, title }) => ({ url, title })),
    pageUrl: prospect.pageUrl,
    targetUrl,
  }
}

function lastHuman(scope: Scope, threadId: number) {
  return scope.db
    .select({
      id: messages.id,
      at: messages.at,
      visibleText: messages.visibleText,
      promiseDismissedAt: messages.promiseDismissedAt,
    })
    .from(messages)
    .where(
      and(
        eq(messages.workspaceId, scope.workspaceId),
        eq(messages.threadId, threadId),
        eq(messages.direction, 'in'),
        eq(messages.kind, 'reply'),
      ),
    )
    .orderBy(desc(messages.at), desc(messages.id))
    .get()
}

function isRecorded(scope: Scope, messageId: number): boolean {
  const found = scope.db
    .select({ id: links.id })
    .from(links)
    .where(and(eq(links.workspaceId, scope.workspaceId), eq(links.promiseMessageId, messageId)))
    .get()
  return found !== undefined
}

function targetsOf(scope: Scope, projectId: number) {
  return scope.db
    .select({ id: targetPages.id, url: targetPages.url, title: targetPages.title })
    .from(targetPages)
    .where(eq(targetPages.projectId, projectId))
    .all()
}
