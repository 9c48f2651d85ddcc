import type { ProspectPanel } from '../../domain/prospects/panel.server.ts'
import { tell, type Told } from '../activity-words.ts'

/** What the timeline may lead to. */
type Evidence = { threadId: number | null; linkId: number | null; importId: number | null }

/** A prospect's panel with its timeline in words. */
export type ToldPanel = Omit<ProspectPanel, 'timeline'> & { timeline: (Told & Evidence)[] }

export function toldPanel(panel: ProspectPanel): ToldPanel {
  return {
    ...panel,
    timeline: panel.timeline.map((entry) => ({
      ...tell(entry),
      threadId: entry.threadId,
      linkId: entry.linkId,
      importId: entry.importId,
    })),
  }
}
