import type { GraphRunFiles } from '#db/tables/web-graph.ts'
import { GRAPH_STEPS, type GraphStep } from '#db/vocabulary.ts'

/** To whom more sites link than this, everybody links: who does says nothing, and fills the disk. */
export const MOST_LINKS = 1_000_000

const READS = { names: 'vertices', links: 'edges', numbers: 'vertices', ranks: 'ranks' } as const

/** The steps of a run, by the files that it has: links need both vertices and edges. */
export function stepsOf(files: GraphRunFiles): GraphStep[] {
  const hasLinks = files.vertices !== null && files.edges !== null
  return GRAPH_STEPS.filter((step) => (step === 'ranks' ? files.ranks !== null : hasLinks))
}

/** The file that a step reads. */
export function fileOf(files: GraphRunFiles, step: GraphStep): { path: string; bytes: number } {
  return files[READS[step]]!
}

/** Compressed bytes that are read before a step; the whole run's without one. */
export function bytesBefore(files: GraphRunFiles, step?: GraphStep): number {
  const steps = stepsOf(files)
  const at = step ? steps.indexOf(step) : steps.length
  return steps.slice(0, at).reduce((sum, one) => sum + fileOf(files, one).bytes, 0)
}
