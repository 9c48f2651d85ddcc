import { pick } from '../../chance.ts'

/** Ink, link, ground of the head, and type: no two neighbours look as if the same hand had chosen them. */
export type Look = { ink: string; link: string; head: string; type: string }

const COLOURS = [
  { ink: '#2b2b26', link: '#37653f', head: '#eef1e6' },
  { ink: '#262a2e', link: '#1f5f7a', head: '#e6eef1' },
  { ink: '#2e2722', link: '#8a4b1f', head: '#f5ece2' },
  { ink: '#29242b', link: '#6b3f78', head: '#f1ebf3' },
  { ink: '#23291f', link: '#4c6b12', head: '#f3f4d9' },
  { ink: '#2c2323', link: '#96393a', head: '#f7eaea' },
]
const TYPES = [
  'Georgia, serif',
  'system-ui, sans-serif',
  '"Trebuchet MS", Verdana, sans-serif',
  'Palatino, "Book Antiqua", serif',
]

export function lookOf(host: string): Look {
  return { ...pick(COLOURS, 1, 'colours', host), type: pick(TYPES, 1, 'type', host) }
}
