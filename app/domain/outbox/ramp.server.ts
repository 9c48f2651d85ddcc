import { raiseAlert, resolveAlerts } from '../alerts/raise.server.ts'
import type { Scope } from '../values/scope.server.ts'
import { brakeFor } from './standing.ts'
import { standingOf } from './standing.server.ts'

const DAYS = 14

/** Since when the ramp-up of a mailbox stands still: the first bad sign of the last two weeks; null: it goes on. */
export function rampHaltedAt(scope: Scope, mailboxId: number): Date | null {
  const standing = standingOf(scope, { mailboxId, days: DAYS })
  if (brakeFor(standing, { days: DAYS }).do === 'go') return null
  return standing.firstComplaintAt ?? standing.firstBounceAt
}

/** Tells people while the ramp-up of a mailbox stands still, and stops telling when it goes on. */
export function tellRamp(
  scope: Scope,
  mailbox: { id: number; email: string; rampFrom: Date | null },
  haltedAt: Date | null,
): void {
  const subject = `mailbox:${mailbox.id}:ramp`
  if (!haltedAt) {
    if (mailbox.rampFrom) resolveAlerts(scope, { subject })
    return
  }
  const brake = brakeFor(standingOf(scope, { mailboxId: mailbox.id, days: DAYS }), { days: DAYS })
  raiseAlert(scope, {
    kind: 'mailbox_trouble',
    subject,
    title: `${mailbox.email} does not send more for now`,
    because: `${brake.do === 'go' ? '' : `${brake.because} `}The slow start stands still.`,
    mailboxId: mailbox.id,
  })
}
