import { desc, eq } from 'drizzle-orm'
import { observe } from '#app/domain/links/observe.server.ts'
import type { Observe } from '#app/domain/links/verify-due.server.ts'
import { checkNow, verifyDue } from '#app/domain/links/verify-due.server.ts'
import { promiseLink } from '#app/domain/links/promise-link.server.ts'
import type { Web } from '#app/gateways/web/open-web.ts'
import { alerts } from '#db/tables/alerts.ts'
import { checks, links } from '#db/tables/links.ts'
import { freshWorkspace } from './workspace.ts'

const HOUR = 3_600_000

/** Links of a workspace of their own, to be checked at any hour after its beginning. */
export function watchLinks(sources: string[], { now }: { now?: Date } = {}) {
  const world = freshWorkspace(now ? { now } : {})
  const { scope, db } = world
  const ids = sources.map((sourceUrl) => {
    const target = { targetUrl: 'https://client.test/guide', origin: 'paste' } as const
    const link = promiseLink(scope, { projectId: world.projectId, sourceUrl, ...target })
    if (!link.ok) throw new Error(link.reason)
    return link.id
  })
  const at = (hours: number) => ({ ...scope, now: new Date(scope.now.getTime() + hours * HOUR) })
  const look = (hours: number, seen: Observe) => {
    const { now } = at(hours)
    return verifyDue(at(hours), {
      atMost: 1_000,
      chance: () => 0,
      tell: () => ({ now, tempo: 1 }),
      observe: seen,
    })
  }
  return {
    ...world,
    at,
    /** Checks what is due at that hour. @returns how many links were */
    look,
    /** Checks every link at that hour through a door to the web. */
    lookThrough: (web: Web, hours: number) => {
      checkNow(at(hours), { linkIds: ids })
      const { now } = at(hours)
      return look(hours, (promised, known) => observe(promised, web, { known, now, render: 'never' }))
    },
    statuses: () =>
      db
        .select()
        .from(links)
        .all()
        .map((link) => link.status),
    lastCheck: (id = ids[0]!) =>
      db.select().from(checks).where(eq(checks.linkId, id)).orderBy(desc(checks.id)).get()!,
    alertKinds: () => [
      ...new Set(
        db
          .select()
          .from(alerts)
          .all()
          .map((alert) => alert.kind),
      ),
    ],
  }
}
