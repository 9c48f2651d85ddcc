import type { ImportStatus } from '#db/vocabulary.ts'

export const STATUS_WORDS: Record<ImportStatus, string> = {
  uploaded: 'waiting for its columns',
  previewing: 'in its dry run',
  previewed: 'ready to import',
  queued: 'about to start',
  running: 'running',
  done: 'done',
  cancelled: 'cancelled',
  failed: 'failed',
  undoing: 'being undone',
  undone: 'undone',
}

/** True while a job is at it: the screen looks again by itself. */
export function isUnderWay(status: ImportStatus): boolean {
  return ['previewing', 'queued', 'running', 'undoing'].includes(status)
}
