/** One of the last looks, newest first. */
export type RecentLook = { host: string; wasAnswered: boolean; at: Date }

/** How many of the last looks speak, and of how many different hosts they must be. */
export const LOOKS_ASKED = 20
const LEAST_HOSTS = 5
const DAY_MS = 24 * 60 * 60_000

/**
 * True when it is our own network that is gone: not one of the last looks got any answer, and they were at hosts that have
 * nothing to do with each other. A host that answers, even with an error or a refusal, is proof of a network.
 */
export function networkIsGone(looks: RecentLook[], now: Date): boolean {
  const late = lateOf(looks, now)
  return late.every((look) => !look.wasAnswered) && new Set(late.map(({ host }) => host)).size >= LEAST_HOSTS
}

/** True when a host has answered lately: whatever was wrong with our network is over. */
export function networkIsThere(looks: RecentLook[], now: Date): boolean {
  return lateOf(looks, now).some((look) => look.wasAnswered)
}

function lateOf(looks: RecentLook[], now: Date): RecentLook[] {
  return looks.filter(({ at }) => now.getTime() - at.getTime() < DAY_MS)
}
