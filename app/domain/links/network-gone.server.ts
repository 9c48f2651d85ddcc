import { desc, eq } from 'drizzle-orm'
import { checks, links } from '#db/tables/links.ts'
import { openAlert, raiseAlert, resolveAlerts } from '../alerts/raise.server.ts'
import type { Scope } from '../values/scope.server.ts'
import { LOOKS_ASKED, networkIsGone, networkIsThere } from './network-gone.ts'

const ALARM = { kind: 'network_trouble', subject: 'network' } as const

/** True while the alert about our own network is open. */
export function isNetworkGone(scope: Scope): boolean {
  return openAlert(scope, ALARM) !== undefined
}

/** Looks back over the last checks: when no host at all answers, that is one alert, and over with the first answer. */
export function noteNetwork(scope: Scope): void {
  const looks = scope.db
    .select({ host: links.sourceHost, verdict: checks.verdict, status: checks.httpStatus, at: checks.at })
    .from(checks)
    .innerJoin(links, eq(links.id, checks.linkId))
    .where(eq(checks.workspaceId, scope.workspaceId))
    .orderBy(desc(checks.id))
    .limit(LOOKS_ASKED)
    .all()
    .map(({ host, verdict, status, at }) => ({
      host,
      at,
      wasAnswered: status !== null || verdict !== 'unreachable',
    }))
  if (networkIsThere(looks, scope.now)) resolveAlerts(scope, ALARM)
  if (!networkIsGone(looks, scope.now)) return
  const hosts = new Set(looks.map((look) => look.host)).size
  raiseAlert(scope, {
    ...ALARM,
    title: 'No site answers: our own network may be gone',
    because: `The last ${looks.length} checks, of ${hosts} different sites, got no answer at all. No link is called lost for that.`,
  })
}
