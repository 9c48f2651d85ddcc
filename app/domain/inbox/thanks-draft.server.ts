import { and, eq } from 'drizzle-orm'
import { links } from '#db/tables/links.ts'
import { mailboxes } from '#db/tables/mailboxes.ts'
import type { Scope } from '../values/scope.server.ts'
import { addresseeOf } from './answer.server.ts'
import { getThread } from './read-thread.server.ts'
import { thanksWords } from './thanks-words.ts'

/**
 * The words of a thank-you for a link, in the conversation after which it was set.
 * @returns null when the link belongs to another conversation, or there is nobody to thank
 */
export function thanksDraft(
  scope: Scope,
  { linkId, projectId, threadId }: { linkId: number; projectId: number; threadId: number },
): string | null {
  const thread = getThread(scope, threadId)
  const to = addresseeOf(scope, thread)
  const link = scope.db
    .select({
      threadId: links.threadId,
      sourceUrl: links.sourceUrl,
      targetUrl: links.targetUrl,
      prospectId: links.prospectId,
    })
    .from(links)
    .where(
      and(eq(links.workspaceId, scope.workspaceId), eq(links.projectId, projectId), eq(links.id, linkId)),
    )
    .get()
  const isOfThread =
    link &&
    (link.threadId === threadId || (link.prospectId !== null && link.prospectId === thread.prospectId))
  if (!to || !isOfThread) return null
  const mailbox = scope.db
    .select({ fromName: mailboxes.fromName })
    .from(mailboxes)
    .where(eq(mailboxes.id, thread.mailboxId))
    .get()!
  return thanksWords({
    firstName: to.name?.split(/\s+/)[0] ?? null,
    pageUrl: link.sourceUrl,
    targetUrl: link.targetUrl,
    sender: mailbox.fromName,
  })
}
