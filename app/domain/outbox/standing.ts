/** What became of the mail of a mailbox in a span of days. */
export type Standing = { sent: number; bounces: number; complaints: number }

/** Above this share of bounces a mailbox sends no more than now (mail rules, 7.4). */
export const MOST_BOUNCES = 0.03
/** Providers ask senders to stay below the first and stop them at the second (mail rules, 4.4). */
export const WARN_COMPLAINTS = 0.001
export const STOP_COMPLAINTS = 0.003
/** Below so many messages a single bounce says nothing. */
const FEWEST_FOR_BOUNCES = 30
/** One complaint alone says little of a small mailbox; it halts the ramp-up, but does not stop the mailbox. */
const FEWEST_COMPLAINTS = 2

export type Brake =
  | { do: 'go' }
  /** The ramp-up stands still, and people are told. */
  | { do: 'halt'; because: string }
  /** Nothing leaves until a person has looked. */
  | { do: 'stop'; because: string }

/** What the share of bounces and complaints means for a mailbox. */
export function brakeFor(standing: Standing, { days }: { days: number }): Brake {
  const { sent, bounces, complaints } = standing
  if (complaints >= FEWEST_COMPLAINTS && shareOf(complaints, sent) >= STOP_COMPLAINTS)
    return {
      do: 'stop',
      because: `${complaints} of ${sent} mails in ${days} days were called spam; providers stop senders at 0.3 %.`,
    }
  if (complaints > 0)
    return { do: 'halt', because: `${complaints} of ${sent} mails in ${days} days were called spam.` }
  if (sent >= FEWEST_FOR_BOUNCES && shareOf(bounces, sent) > MOST_BOUNCES)
    return { do: 'halt', because: `${bounces} of ${sent} mails in ${days} days bounced: more than 3 %.` }
  return { do: 'go' }
}

export function shareOf(part: number, whole: number): number {
  return part / Math.max(1, whole)
}
