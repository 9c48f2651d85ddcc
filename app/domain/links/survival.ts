/** A link's life as far as it was seen. `isLost`: it ended there; otherwise it still lived when we looked last. */
export type Life = { days: number; isLost: boolean }

export type SurvivalStep = {
  /** Days since going live. */
  day: number
  /** Share of links still live after that day, 0 to 1. */
  alive: number
  /** How many were watched until that day. */
  atRisk: number
}

/** Fewer links than this say nothing about the next one. */
export const LEAST_LIVES = 10
export const SURVIVAL_DAYS = [30, 90, 180, 365] as const

/**
 * The Kaplan-Meier estimate (1958): links that are too young to say count for as long as they were watched.
 * @returns one step for each day on which a link was lost, beginning with day 0
 */
export function survivalOf(lives: Life[]): SurvivalStep[] {
  const sorted = lives.toSorted((one, other) => one.days - other.days)
  const steps: SurvivalStep[] = [{ day: 0, alive: 1, atRisk: sorted.length }]
  let alive = 1
  for (let at = 0; at < sorted.length;) {
    const { days } = sorted[at]!
    const atRisk = sorted.length - at
    let lost = 0
    while (at < sorted.length && sorted[at]!.days === days) if (sorted[at++]!.isLost) lost++
    if (lost === 0) continue
    alive *= 1 - lost / atRisk
    steps.push({ day: days, alive, atRisk })
  }
  return steps
}

/** What the curve says at a day: the share alive and how many links were watched that long; null when none was. */
export function aliveAfter(lives: Life[], day: number): { alive: number; atRisk: number } | null {
  const atRisk = lives.filter((life) => life.days >= day).length
  if (atRisk === 0) return null
  const alive = survivalOf(lives).findLast((step) => step.day <= day)!.alive
  return { alive, atRisk }
}
