import { and, count, eq, inArray, isNull } from 'drizzle-orm'
import { threads } from '#db/tables/inbox.ts'
import { alerts } from '#db/tables/alerts.ts'
import type { AlertKind } from '#db/vocabulary.ts'
import { readerOf, unreadBy } from '../inbox/thread-filter.server.ts'
import type { Scope } from '../values/scope.server.ts'
import { countToday } from './today.server.ts'

const LINK_TROUBLE: AlertKind[] = [
  'link_degraded',
  'link_at_risk',
  'link_lost',
  'link_overdue',
  'link_unverifiable',
]

/** What stands beside the screens' names: what is due, replies this person has not read, links that need a look. */
export function sidebarCounts(
  scope: Scope,
  { projectId, zone }: { projectId: number; zone: string },
): { today: number; inbox: number; links: number } {
  return {
    today: countToday(scope, { projectId, zone }),
    inbox: countUnread(scope, projectId),
    links: countLinkTrouble(scope, projectId),
  }
}

function countUnread(scope: Scope, projectId: number): number {
  return scope.db
    .select({ n: count() })
    .from(threads)
    .where(
      and(
        eq(threads.workspaceId, scope.workspaceId),
        eq(threads.hasIncoming, true),
        eq(threads.state, 'to_answer'),
        unreadBy(readerOf(scope)),
        eq(threads.projectId, projectId),
      ),
    )
    .get()!.n
}

function countLinkTrouble(scope: Scope, projectId: number): number {
  return scope.db
    .select({ n: count() })
    .from(alerts)
    .where(
      and(
        eq(alerts.workspaceId, scope.workspaceId),
        isNull(alerts.resolvedAt),
        isNull(alerts.seenAt),
        eq(alerts.projectId, projectId),
        inArray(alerts.kind, LINK_TROUBLE),
      ),
    )
    .get()!.n
}
