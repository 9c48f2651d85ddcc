import { Inbox, Link as LinkIcon } from 'lucide-react'
import { Link } from 'react-router'
import type { SitePage } from '../../domain/sites/site-page.server.ts'
import { TOUCH_DONE_WORDS } from '../../domain/tasks/touch-words.ts'
import { Card } from '../../ui/card.tsx'
import { Icon } from '../../ui/icon.tsx'
import { counted } from '../../ui/number.ts'
import { When } from '../../ui/when.tsx'
import { LinkChip, SequenceChip, StageChip } from '../chips.tsx'
import { PageName, pathOf } from '../prospects/page-name.tsx'
import { ReplyClassChip } from '../reply-class-chip.tsx'
import { TacticLabel } from '../tactic.tsx'
import { TOUCH_ICONS } from '../tasks/touch-icons.ts'

/** Why we wrote or may write, for every client. */
export function SiteProspects({ prospects, total }: { prospects: SitePage['prospects']; total: number }) {
  return (
    <Card
      title={total === 1 ? 'One reason to write' : `${total} reasons to write`}
      side={<Rest shown={prospects.length} total={total} />}
    >
      <ul className="grid gap-3 text-13">
        {prospects.map((one) => (
          <li key={one.id} className="grid gap-1">
            <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <TacticLabel tactic={one.tactic} />
              <Link
                to={`/p/${one.projectId}/prospects/${one.id}`}
                className="link min-w-0 truncate font-medium"
              >
                <PageName title={one.pageTitle} url={one.pageUrl} />
              </Link>
              <span className="ml-auto flex flex-none gap-1.5">
                <StageChip stage={one.stage} />
                {one.sequenceState && <SequenceChip state={one.sequenceState} step={one.sequenceStep} />}
                {one.linkStatus && <LinkChip status={one.linkStatus} />}
              </span>
            </div>
            <p className="text-12 text-text-3">
              {one.project}
              {one.owner && `, ${one.owner}`}. {sentence(one.stageBecause)}
              {one.lastTouch && (
                <>
                  {' '}
                  {sentence(one.lastTouch, '')}, <When at={one.lastTouchAt} />
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function sentence(text: string, end = '.'): string {
  return text.charAt(0).toUpperCase() + text.slice(1) + end
}

/** The conversations with everybody there. */
export function SiteThreads({ threads, projectId }: { threads: SitePage['threads']; projectId: number }) {
  if (threads.length === 0) return null
  return (
    <Card title={counted(threads.length, 'thread')} side={<Icon of={Inbox} className="text-text-3" />}>
      <ul className="grid grid-cols-1 gap-3 text-13">
        {threads.map((thread) => (
          <li key={thread.id}>
            <div className="flex flex-wrap items-center gap-x-2">
              <Link
                to={`/p/${thread.projectId ?? projectId}/inbox/${thread.id}`}
                className="link min-w-0 truncate font-medium"
              >
                {thread.subject || 'Without a subject'}
              </Link>
              {thread.replyClass && (
                <ReplyClassChip replyClass={thread.replyClass} isConfirmed={thread.replyClassConfirmed} />
              )}
              <When
                at={thread.lastMessageAt}
                className="ml-auto flex-none text-12 text-text-3 tabular-nums"
              />
            </div>
            {thread.snippet && <p className="line-clamp-2 text-12 text-text-2">{thread.snippet}</p>}
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** The links that came of it. */
export function SiteLinks({ links, total }: { links: SitePage['links']; total: number }) {
  if (links.length === 0) return null
  return (
    <Card
      title={counted(total, 'backlink')}
      side={
        total > links.length ? (
          <Rest shown={links.length} total={total} />
        ) : (
          <Icon of={LinkIcon} className="text-text-3" />
        )
      }
    >
      <ul className="grid gap-3 text-13">
        {links.map((link) => (
          <li key={link.id} className="flex items-center gap-2">
            <LinkChip status={link.status} />
            <Link
              to={`/p/${link.projectId}/links/${link.id}`}
              className="link min-w-0 truncate"
              title={link.sourceUrl}
            >
              {pathOf(link.sourceUrl) || 'the home page'}
            </Link>
            <span className="min-w-0 truncate text-text-3">
              to {pathOf(link.targetUrl) || 'our home page'}
            </span>
            <span className="ml-auto flex-none text-12 text-text-3">
              {link.project}, <When at={link.statusSince} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** What passed between us and them beside mail. */
export function SiteTouches({ touches }: { touches: SitePage['touches'] }) {
  if (touches.length === 0) return null
  return (
    <Card title={counted(touches.length, 'touch', 'touches')}>
      <ul className="grid gap-3 text-13">
        {touches.map((touch) => (
          <li key={touch.id} className="flex items-start gap-2">
            <Icon of={TOUCH_ICONS[touch.kind]} size={14} className="mt-0.75 flex-none text-text-3" />
            <div className="min-w-0 flex-1">
              <div className="wrap-anywhere">{touch.note ?? TOUCH_DONE_WORDS[touch.kind]}</div>
              <p className="text-12 text-text-3">
                {touch.note && `${TOUCH_DONE_WORDS[touch.kind]}, `}
                {[touch.project, touch.by].filter(Boolean).join(', ')}
              </p>
            </div>
            <When at={touch.at} className="flex-none text-12 text-text-3 tabular-nums" />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Rest({ shown, total }: { shown: number; total: number }) {
  if (total <= shown) return null
  return <span className="text-12 text-text-3">the newest {shown}</span>
}
