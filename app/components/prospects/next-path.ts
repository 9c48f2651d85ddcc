import type { Stage } from '#db/vocabulary.ts'

/** Where the next action of a prospect is done; null when nobody has to do anything, or it is done in the panel itself. */
export function nextPath(
  { id, stage, nextAction }: { id: number; stage: Stage; nextAction: string | null },
  { projectId, threadId }: { projectId: number; threadId: number | undefined },
): string | null {
  const base = `/p/${projectId}`
  if (nextAction === 'Choose a sequence') return `${base}/sequences/enrol?id=${id}`
  if (nextAction === 'Qualify' && stage === 'new') return `${base}/prospects/triage?id=${id}`
  if (nextAction?.startsWith('Answer ') && threadId !== undefined) return `${base}/inbox/${threadId}`
  return null
}
