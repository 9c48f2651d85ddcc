import { and, desc, eq, isNotNull } from 'drizzle-orm'
import { messages, threads } from '#db/tables/inbox.ts'
import type { Scope } from '../values/scope.server.ts'

export type PaymentRequest = {
  threadId: number
  projectId: number | null
  at: Date
  words: string
  who: string
}

/** Who at a site asked for payment before, over all projects, newest first. */
export function paymentRequests(scope: Scope, { siteId }: { siteId: number }): PaymentRequest[] {
  return scope.db
    .select({
      threadId: threads.id,
      projectId: threads.projectId,
      at: messages.at,
      words: messages.paymentWords,
      fromName: messages.fromName,
      fromAddress: messages.fromAddress,
    })
    .from(threads)
    .innerJoin(messages, eq(messages.threadId, threads.id))
    .where(
      and(
        eq(threads.workspaceId, scope.workspaceId),
        eq(threads.siteId, siteId),
        isNotNull(messages.paymentWords),
      ),
    )
    .orderBy(desc(messages.at))
    .limit(5)
    .all()
    .map(({ fromName, fromAddress, words, ...rest }) => ({
      ...rest,
      words: words ?? '',
      who: fromName ?? fromAddress,
    }))
}
