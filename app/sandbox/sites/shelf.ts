import { shuffled } from '../chance.ts'
import { compost, hotCompost } from './shelf/compost.ts'
import { leafMould, mulch } from './shelf/mulch.ts'
import { soil, worms } from './shelf/soil.ts'
import { pruning, tools } from './shelf/pruning.ts'
import { seeds, weather } from './shelf/seeds.ts'
import { balcony, water } from './shelf/balcony.ts'
import { allotment, wildlife } from './shelf/allotment.ts'
import type { Prose } from './shelf/prose.ts'

export const SHELVES = {
  compost,
  hotCompost,
  leafMould,
  mulch,
  soil,
  worms,
  pruning,
  tools,
  seeds,
  weather,
  balcony,
  water,
  allotment,
  wildlife,
} satisfies Record<string, Prose>
export type Topic = keyof typeof SHELVES

/** Some paragraphs on a topic, another choice for each page of each site. */
export function shelfParagraphs(topic: Topic, count: number, seed: number, ...page: string[]): string[] {
  return shuffled(SHELVES[topic].paragraphs, seed, topic, ...page).slice(0, count)
}

export function shelfTitle(topic: Topic, seed: number, host: string): string {
  return shuffled(SHELVES[topic].titles, seed, 'title', topic, host)[0]!
}
