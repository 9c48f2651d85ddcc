import { BRAVE } from './brave.ts'
import type { SearchEngine } from './engine.ts'
import { SEARXNG } from './searxng.ts'
import { SERPAPI } from './serpapi.ts'

/** Every search engine that can be asked, in the order in which they are offered. */
export const SEARCH_ENGINES: readonly SearchEngine[] = [BRAVE, SERPAPI, SEARXNG]

export function engineNamed(name: string): SearchEngine | undefined {
  return SEARCH_ENGINES.find((one) => one.name === name)
}
