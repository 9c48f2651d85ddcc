import { Link } from 'react-router'
import type { ReclaimFacts } from '../../domain/links/reclaim-words.ts'
import { Notice } from '../../ui/notice.tsx'

/** Above the composer: the draft below asks a link back, and this is the evidence it was written from. */
export function ReclaimNote({ facts, link }: { facts: ReclaimFacts; link: string }) {
  return (
    <div className="flex-none border-t border-line bg-surface px-4 pt-3">
      <Notice title="A draft that asks for the link back. Read it before you send it.">
        <Link to={link} className="link-inline">
          The evidence
        </Link>
        : {facts.changedWhen && `${facts.changedWhen}, `}
        {facts.whatChanged}.{' '}
        {facts.promised ? 'Their promise is quoted in it.' : 'Nothing was promised in words.'}
      </Notice>
    </div>
  )
}
