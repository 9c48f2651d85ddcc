import type { LinkStatus } from '#db/vocabulary.ts'
import type { LinkAlertKind } from '../alerts/link-title.ts'

export type Transition = { from: LinkStatus; to: LinkStatus; recovered: boolean }

/** The alert that a change of status is worth, if any. */
export function alertOf({ from, to, recovered }: Transition): LinkAlertKind | null {
  if (recovered) return 'link_recovered'
  if (from === to || to === 'pending') return null
  if (to === 'live') return from === 'pending' || from === 'overdue' ? 'link_live' : null
  return `link_${to}`
}

/** Alerts that are over once a link has the new status. News of a link that is live is over with the next change. */
export function overWith(to: LinkStatus): LinkAlertKind[] {
  const told: Partial<Record<LinkStatus, LinkAlertKind[]>> = {
    live: ['link_live', 'link_recovered'],
    degraded: ['link_degraded'],
    at_risk: ['link_at_risk'],
    lost: ['link_lost'],
    overdue: ['link_overdue'],
    unverifiable: ['link_unverifiable'],
  }
  return Object.entries(told).flatMap(([status, kinds]) => (status === to ? [] : kinds))
}
