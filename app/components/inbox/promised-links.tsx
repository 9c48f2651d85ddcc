import { Link } from 'react-router'
import type { ShownThread } from '../../domain/inbox/read-thread.server.ts'
import { ProofCard } from '../../ui/message-card.tsx'
import { WebAddress } from '../../ui/web-link.tsx'
import { When } from '../../ui/when.tsx'
import { LinkChip } from '../chips.tsx'

/** What came of a promise: the link's status under the message that promised it, with the way to its evidence. */
export function PromisedLinks({ links, projectBase }: { links: ShownThread['links']; projectBase: string }) {
  return links.map((link) => (
    <ProofCard
      key={link.id}
      more={
        <>
          <span className="text-text-3">Page</span>
          <WebAddress url={link.sourceUrl} length={44} />
          <span className="text-text-3">to</span>
          <WebAddress url={link.targetUrl} length={44} />
          <Link to={`${projectBase}/links/${link.id}`} className="link ml-auto">
            Evidence
          </Link>
        </>
      }
    >
      <LinkChip status={link.status} />
      <span className="font-medium">{foundWords(link)}</span>
      <span className="ml-auto text-12 text-text-3 tabular-nums">
        {link.lastCheckedAt ? (
          <>
            checked <When at={link.lastCheckedAt} />
          </>
        ) : (
          'not checked yet'
        )}
      </span>
    </ProofCard>
  ))
}

function foundWords({ foundRel, position, status, statusBecause }: ShownThread['links'][number]): string {
  if (!foundRel || (status !== 'live' && status !== 'degraded')) return statusBecause
  const rel = foundRel.some((one) => ['nofollow', 'ugc', 'sponsored'].includes(one))
    ? foundRel.join(' ')
    : 'dofollow'
  return [rel, position && `in ${position}`].filter(Boolean).join(', ')
}
