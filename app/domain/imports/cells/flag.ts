import { isNothing } from './number.ts'

const YES = new Set(['true', '1', 'yes', 'y', 'x', '+', '✓', '✔'])
const NO = new Set(['false', '0', 'no', 'n'])

/** A tri-state flag. @returns null for no value, undefined for a cell that is no flag */
export function readFlag(text: string): boolean | null | undefined {
  const word = text.trim().toLowerCase()
  if (YES.has(word)) return true
  if (NO.has(word)) return false
  return isNothing(word) ? null : undefined
}

export type Rel = { nofollow: boolean | null; ugc: boolean | null; sponsored: boolean | null }

const UNKNOWN: Rel = { nofollow: null, ugc: null, sponsored: null }

/**
 * A column that tells how a link is followed: rel tokens ("nofollow ugc", also as a JSON list), a word ("dofollow"), or a flag whose sense
 * its header gives (`follow` is the inverse of `nofollow`). An empty cell of a rel column means none of the tokens.
 * @returns undefined when the cell says something else
 */
export function readRel(text: string, sense: 'rel' | 'follow' | 'nofollow'): Rel | undefined {
  const word = text
    .trim()
    .toLowerCase()
    .replace(/[[\]"]/g, '')
  if (word === '') return sense === 'rel' ? { nofollow: false, ugc: false, sponsored: false } : UNKNOWN
  const flag = sense === 'rel' ? undefined : readFlag(word)
  if (flag === null) return UNKNOWN
  if (flag !== undefined) return { ...UNKNOWN, nofollow: sense === 'follow' ? !flag : flag }
  const tokens = word.split(/[\s,;|]+/)
  const known = tokens.some((token) =>
    /^(nofollow|ugc|sponsored|dofollow|follow|followed|noopener|noreferrer|external)$/.test(token),
  )
  if (!known && sense !== 'rel') return undefined
  const follows = tokens.some((token) => /^(dofollow|follow|followed)$/.test(token))
  // Only a rel column says of each token that it is not there.
  const absent = sense === 'rel' ? false : null
  return {
    nofollow: tokens.includes('nofollow') || (follows ? false : absent),
    ugc: tokens.includes('ugc') || absent,
    sponsored: tokens.includes('sponsored') || absent,
  }
}
