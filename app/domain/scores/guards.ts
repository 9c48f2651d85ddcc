import type { Stage, Tactic } from '#db/vocabulary.ts'
import { BAD_WORDS, type Bad } from './neighbourhood.ts'

export const GUARDS = [
  'do_not_contact',
  'already_links',
  'contacted_recently',
  'colleague',
  'bad_neighbourhood',
] as const
export type GuardWord = (typeof GUARDS)[number]

/** Something that speaks against writing now: what it takes from the score, and the evidence in words. */
export type Guard = { guard: GuardWord; takes: number; because: string }

/** Everything: such a prospect goes to the end of the list. */
const ALL = 100

/** What is known beside the page, gathered for one prospect. */
export type Surroundings = {
  tactic: Tactic
  ownerId: number | null
  /** Why the site is on the list of those never written to. */
  suppressed: string | null
  /** How we know that the site links to us. */
  linksToUs: string | null
  /** The last time that anybody of the team wrote to the site, in any project. */
  lastTouch: { at: Date; who: string | null; project: string } | null
  /** Prospects of the same site that others have in their hands. */
  others: { ownerId: number; owner: string; project: string; stage: Stage }[]
  bad: Bad[]
}

/** Link reclaim and unlinked mentions write to those who know us already. */
const MAY_LINK: ReadonlySet<Tactic> = new Set<Tactic>(['link_reclaim'])
const IN_HAND: ReadonlySet<Stage> = new Set<Stage>([
  'ready',
  'contacted',
  'replied',
  'negotiating',
  'promised',
])

/** What speaks against writing to a prospect now, the gravest first. */
export function guardsFor(
  around: Surroundings,
  { contactedDays, now }: { contactedDays: number; now: Date },
): Guard[] {
  const guards: Guard[] = []
  if (around.suppressed) guards.push({ guard: 'do_not_contact', takes: ALL, because: around.suppressed })
  if (around.linksToUs && !MAY_LINK.has(around.tactic))
    guards.push({ guard: 'already_links', takes: ALL, because: around.linksToUs })
  for (const { code, evidence, takes } of around.bad)
    guards.push({ guard: 'bad_neighbourhood', takes, because: `${BAD_WORDS[code]}: ${evidence.join(', ')}` })
  const touch = around.lastTouch
  const days = touch ? Math.floor((now.getTime() - touch.at.getTime()) / 86_400_000) : null
  if (touch && days !== null && days < contactedDays)
    guards.push({
      guard: 'contacted_recently',
      takes: 30,
      because: `in touch ${days === 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`}${touch.who ? ` by ${touch.who}` : ''} for ${touch.project}`,
    })
  const other = around.others.find(({ ownerId, stage }) => ownerId !== around.ownerId && IN_HAND.has(stage))
  if (other)
    guards.push({ guard: 'colleague', takes: 20, because: `${other.owner} has it open for ${other.project}` })
  return guards
}

/** What all guards take together. */
export function penaltyOf(guards: Guard[]): number {
  return Math.min(
    ALL,
    guards.reduce((sum, { takes }) => sum + takes, 0),
  )
}
