import type { AlertKind, Issue } from '#db/vocabulary.ts'

type LinkAlertKind = Extract<AlertKind, `link_${string}`>

/** What an alert about the links of one host says, for one link and for many. */
export function linkTitle(
  kind: LinkAlertKind,
  { host, count, issues }: { host: string; count: number; issues: Issue[] },
): string {
  const many = `${count} links on ${host}`
  const isOne = count === 1
  switch (kind) {
    case 'link_live':
      return isOne ? `The link on ${host} is live` : `${many} are live`
    case 'link_recovered':
      return isOne ? `The link on ${host} is back` : `${many} are back`
    case 'link_degraded':
      return isOne
        ? `The link on ${host} is there, with ${issues.join(', ').replaceAll('_', ' ')}`
        : `${many} are there, with issues`
    case 'link_at_risk':
      return isOne ? `A check found no link on ${host}` : `Checks found no link where ${many} were`
    case 'link_lost':
      return isOne ? `The link on ${host} is lost` : `${many} are lost`
    case 'link_overdue':
      return isOne
        ? `The promised link on ${host} is overdue`
        : `${count} promised links on ${host} are overdue`
    case 'link_unverifiable':
      return isOne
        ? `${host} cannot be read; a person must look`
        : `${host} cannot be read, with ${count} links on it; a person must look`
  }
}

export type { LinkAlertKind }
