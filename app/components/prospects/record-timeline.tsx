import { Link } from 'react-router'
import { Timeline } from '../../ui/timeline.tsx'
import { happenedOf } from '../happened.tsx'
import type { ToldPanel } from './told-panel.ts'

/** What happened with a prospect, newest first, each with its cause and the way to its proof. */
export function RecordTimeline({
  timeline,
  projectId,
}: {
  timeline: ToldPanel['timeline']
  projectId: number
}) {
  return (
    <Timeline
      items={timeline.map((entry) => happenedOf(entry, <Evidence entry={entry} projectId={projectId} />))}
    />
  )
}

function Evidence({ entry, projectId }: { entry: ToldPanel['timeline'][number]; projectId: number }) {
  if (entry.threadId)
    return (
      <Link to={`/p/${projectId}/inbox/${entry.threadId}`} className="link-inline">
        Open the thread
      </Link>
    )
  if (entry.linkId)
    return (
      <Link to={`/p/${projectId}/links/${entry.linkId}`} className="link-inline">
        Open the link
      </Link>
    )
  if (entry.importId)
    return (
      <Link to={`/p/${projectId}/imports/${entry.importId}`} className="link-inline">
        Open the import
      </Link>
    )
  return null
}
