import type { TruthAsked } from '#db/tables/truth.ts'
import type { ProspectPanel, TimelineEntry } from '../../domain/prospects/panel.server.ts'
import { tell, type Told } from '../activity-words.ts'

/** What the timeline may lead to. */
type Evidence = {
  threadId: number | null
  linkId: number | null
  importId: number | null
  /** What the web was asked about the reason for writing, and what it answered. */
  asked: TruthAsked[]
}

/** A prospect's panel with its timeline in words. */
export type ToldPanel = Omit<ProspectPanel, 'timeline'> & { timeline: (Told & Evidence)[] }

export function toldPanel(panel: ProspectPanel): ToldPanel {
  return {
    ...panel,
    timeline: panel.timeline.map((entry, at, all) => ({
      ...tell(entry),
      threadId: isSaidBelow(entry, all[at + 1]) ? null : entry.threadId,
      linkId: entry.linkId,
      importId: entry.importId,
      asked: entry.what === 'truth.checked' ? (entry.data.asked as TruthAsked[]) : [],
    })),
  }
}

/** What one mail brought about at once leads to its thread only once, at the mail itself. */
function isSaidBelow(entry: TimelineEntry, below: TimelineEntry | undefined): boolean {
  return below?.threadId === entry.threadId && below?.at.getTime() === entry.at.getTime()
}
