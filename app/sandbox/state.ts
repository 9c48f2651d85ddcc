import type { Memory, PlannedMail } from './people/memory.ts'

/**
 * A change that somebody made to a page: it shows from `from` until `until` (product time, ms since 1970).
 * - `link`: a link to `target` was put into the page
 * - `post`: a new page with a link to `target` in it
 * - `all_nofollow`: every link that leaves the site got rel=nofollow
 * - `gone`: the page was taken down
 */
export type Edit = {
  id: string
  kind: 'link' | 'post' | 'all_nofollow' | 'gone'
  host: string
  path: string
  from: number
  until?: number
  target?: string
  words?: string
  /** In place of a dead link, leave the words as they were. */
  keepsWords?: boolean
  rel?: string
  title?: string
  /** Who wrote the post. */
  by?: string
}

/** Everything about the little world that changes: kept in one file, so that a restart goes on where it stopped. */
export type WorldState = {
  seed: number
  /** Product time of the last tick: after a restart time goes on from here. */
  shownAt: number | null
  edits: Edit[]
  /** Mail that people will write, by the time at which they do. */
  planned: PlannedMail[]
  memories: Record<string, Memory>
  /** Every start gives the mail folders a new UIDVALIDITY. */
  starts: number
  /** Where the servers listened last: wished for again, so that a restart is found at the same place. */
  ports?: { web: number; smtp: number; imap: Record<string, number> }
}

export function emptyState(seed: number): WorldState {
  return { seed, shownAt: null, edits: [], planned: [], memories: {}, starts: 0 }
}

export function isInForce(edit: Edit, now: number): boolean {
  return edit.from <= now && (edit.until === undefined || now < edit.until)
}
