import { createHash } from 'node:crypto'

/**
 * A number from 0 up to 1 that depends only on the seed and on what is asked about: the same person answers the same
 * mail in the same way in every run, whatever else happens in between.
 */
export function chance(seed: number, ...about: (string | number)[]): number {
  const digest = createHash('sha256')
    .update([seed, ...about].join('\u0000'))
    .digest()
  return digest.readUIntBE(0, 6) / 2 ** 48
}

/** One of the choices, by chance. */
export function pick<T>(choices: readonly T[], seed: number, ...about: (string | number)[]): T {
  return choices[Math.floor(chance(seed, ...about) * choices.length)]!
}

/** A whole number of milliseconds between two spans of hours. */
export function hoursBetween(from: number, to: number, seed: number, ...about: (string | number)[]): number {
  return Math.round((from + (to - from) * chance(seed, ...about)) * 3_600_000)
}

/** The choices in an order that depends on the seed alone. */
export function shuffled<T>(choices: readonly T[], seed: number, ...about: (string | number)[]): T[] {
  return choices
    .map((choice, at) => ({ choice, key: chance(seed, ...about, at) }))
    .sort((a, b) => a.key - b.key)
    .map((one) => one.choice)
}

/** A short name made of hex digits, for Message-IDs and boundaries. */
export function nameFor(seed: number, ...about: (string | number)[]): string {
  return createHash('sha256')
    .update([seed, ...about].join('\u0000'))
    .digest('hex')
    .slice(0, 24)
}
