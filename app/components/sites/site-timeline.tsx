import { Link } from 'react-router'
import { Timeline } from '../../ui/timeline.tsx'
import type { Told } from '../activity-words.ts'
import { happenedOf } from '../happened.tsx'

export type SiteEntry = Told & {
  threadId: number | null
  linkId: number | null
  importId: number | null
  prospectId: number | null
  projectId: number | null
  project: string | null
}

/** What happened at a site, newest first, each with its cause, its client, and the way to its proof. */
export function SiteTimeline({ entries }: { entries: SiteEntry[] }) {
  return <Timeline items={entries.map((entry) => happenedOf(entry, <Where entry={entry} />))} />
}

function Where({ entry }: { entry: SiteEntry }) {
  const { project, projectId } = entry
  if (!project || projectId === null) return null
  const proof = proofOf(entry, `/p/${projectId}`)
  return (
    <span className="text-text-3">
      {project}
      {proof && (
        <>
          ,{' '}
          <Link to={proof.to} className="link-inline">
            {proof.words}
          </Link>
        </>
      )}
    </span>
  )
}

function proofOf({ threadId, linkId, importId, prospectId }: SiteEntry, base: string) {
  if (threadId) return { to: `${base}/inbox/${threadId}`, words: 'open the thread' }
  if (linkId) return { to: `${base}/links/${linkId}`, words: 'open the link' }
  if (importId) return { to: `${base}/imports/${importId}`, words: 'open the import' }
  if (prospectId) return { to: `${base}/prospects/${prospectId}`, words: 'open the prospect' }
  return null
}
