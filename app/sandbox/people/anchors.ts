import { chance, pick } from '../chance.ts'

/** Words that people put a link on, by what the address is about. */
const ANCHORS: [RegExp, string[]][] = [
  [/soil-calculator/, ['soil calculator', 'Fernhill’s soil calculator', 'a calculator for soil']],
  [
    /compost/,
    [
      'Fernhill’s compost guide',
      'hot composting guide',
      'the compost guide by Fernhill',
      'what to layer on what',
    ],
  ],
  [/prun/, ['pruning calendar', 'when to prune what', 'Fernhill’s pruning calendar']],
  [/leaf-mould/, ['leaf mould guide', 'leaf mould, the slow gold']],
]

/** The words somebody would link to that address with. */
export function anchorFor(target: string, seed: number, host: string): string {
  const known = ANCHORS.find(([about]) => about.test(target))
  if (known) return pick(known[1], seed, 'anchor', host)
  const url = new URL(target)
  const words = url.pathname
    .split('/')
    .filter(Boolean)
    .at(-1)
    ?.replace(/\.\w+$/, '')
    .replace(/[-_]+/g, ' ')
  return words || url.hostname
}

/** Half of the people who mend a dead link change the address only and leave the words as they were. */
export function keepsWords(seed: number, host: string): boolean {
  return chance(seed, 'keeps-words', host) < 0.5
}

const GUEST_TITLES = [
  'A table of layers, and why it looks as it does',
  'What four hundred customers got wrong about compost',
  'The fourth month: why people give up on their heap',
  'Notes from a north slope',
]

export function guestTitle(seed: number, host: string): string {
  return pick(GUEST_TITLES, seed, 'guest', host)
}
