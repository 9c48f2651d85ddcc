import type { AlertKind, Issue, LinkStatus } from '#db/vocabulary.ts'

export type Transition = {
  from: LinkStatus
  to: LinkStatus
  recovered: boolean
  issues: Issue[]
  sourceHost: string
  because: string
}

/** How long an alert matters: until its cause is gone, or it is only news to be read once. */
export type LinkAlert = { kind: AlertKind; title: string; subject: 'link' | 'host' }

/** The alert that a change of status is worth, if any. */
export function alertOf({ from, to, recovered, issues, sourceHost }: Transition): LinkAlert | null {
  if (recovered)
    return { kind: 'link_recovered', title: `The link on ${sourceHost} is back`, subject: 'link' }
  if (from === to) return null
  switch (to) {
    case 'live':
      return from === 'pending' || from === 'overdue'
        ? { kind: 'link_live', title: `The link on ${sourceHost} is live`, subject: 'link' }
        : null
    case 'degraded':
      return {
        kind: 'link_degraded',
        title: `The link on ${sourceHost} is there, with ${issues.join(', ').replaceAll('_', ' ')}`,
        subject: 'link',
      }
    case 'at_risk':
      return { kind: 'link_at_risk', title: `A check found no link on ${sourceHost}`, subject: 'link' }
    case 'lost':
      return { kind: 'link_lost', title: `The link on ${sourceHost} is lost`, subject: 'link' }
    case 'overdue':
      return { kind: 'link_overdue', title: `The promised link on ${sourceHost} is overdue`, subject: 'link' }
    case 'unverifiable':
      // One host down is one alert, however many links it carries.
      return {
        kind: 'link_unverifiable',
        title: `${sourceHost} cannot be read; a person must look`,
        subject: 'host',
      }
    case 'pending':
      return null
  }
}

/** Alerts that are over once a link has the new status. News of a link that is live is over with the next change. */
export function overWith(to: LinkStatus): AlertKind[] {
  const told: Partial<Record<LinkStatus, AlertKind[]>> = {
    live: ['link_live', 'link_recovered'],
    degraded: ['link_degraded'],
    at_risk: ['link_at_risk'],
    lost: ['link_lost'],
    overdue: ['link_overdue'],
  }
  return Object.entries(told).flatMap(([status, kinds]) => (status === to ? [] : kinds))
}
