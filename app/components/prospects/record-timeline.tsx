import { Link } from 'react-router'
import { Timeline } from '../../ui/timeline.tsx'
import { WebLink } from '../../ui/web-link.tsx'
import { When } from '../../ui/when.tsx'
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
  if (entry.asked.length > 0) return <Asked asked={entry.asked} />
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

/** What was asked of the web before a step, when, and what came back. */
function Asked({ asked }: { asked: ToldPanel['timeline'][number]['asked'] }) {
  return asked.map((one) => (
    <span key={`${one.what}:${one.url}:${one.at}`} className="block wrap-anywhere">
      {ASKED_WORDS[one.what]} <WebLink url={one.url} length={44} className="link-inline" />,{' '}
      <When at={new Date(one.at)} exact />: {one.answer}
      {one.saw && `; seen: ${one.saw}`}
    </span>
  ))
}

const ASKED_WORDS = { page: 'Their page', dead_link: 'The dead link', quote: 'The quote on' }
