/** Where an alert is in its life: nobody has looked, somebody has, its cause is gone. */
export const ALERT_STATES = ['open', 'seen', 'resolved'] as const
export type AlertState = (typeof ALERT_STATES)[number]
