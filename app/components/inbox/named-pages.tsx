import { CircleHelp, Link2, ScanSearch, Unlink } from 'lucide-react'
import type { ShownThread } from '../../domain/inbox/read-thread.server.ts'
import { Chip, type Tone } from '../../ui/chip.tsx'
import type { IconType } from '../../ui/icon.tsx'
import { ProofCard } from '../../ui/message-card.tsx'
import { WebAddress } from '../../ui/web-link.tsx'
import { When } from '../../ui/when.tsx'
import { ISSUE_WORDS, VERDICT_WORDS } from '../words.ts'

type Named = ShownThread['named'][number]

const LOOKS: Partial<Record<NonNullable<Named['verdict']>, { tone: Tone; icon: IconType }>> = {
  live: { tone: 'live', icon: Link2 },
  live_with_issues: { tone: 'warn', icon: Link2 },
  // Whoever names a page may put the link there tomorrow: nothing is lost.
  missing: { tone: 'idle', icon: Unlink },
  gone: { tone: 'lost', icon: Unlink },
}

function lookOf(verdict: Named['verdict']): { tone: Tone; icon: IconType } {
  if (!verdict) return { tone: 'idle', icon: ScanSearch }
  return LOOKS[verdict] ?? { tone: 'idle', icon: CircleHelp }
}

/** What was seen at the addresses that somebody named, under the words that name them. */
export function NamedPages({ pages }: { pages: Named[] }) {
  return pages.map((page) => (
    <ProofCard
      key={page.id}
      more={
        <>
          <WebAddress url={page.url} length={52} />
          {page.linkUrl && (
            <>
              <span className="text-text-3">to</span>
              <WebAddress url={page.linkUrl} length={44} />
            </>
          )}
        </>
      }
    >
      <Chip {...lookOf(page.verdict)}>{wordOf(page.verdict)}</Chip>
      <span className="min-w-0 font-medium">{sayOf(page)}</span>
      {page.seenAt && (
        <span className="ml-auto text-12 text-text-3 tabular-nums">
          seen <When at={page.seenAt} />
        </span>
      )}
    </ProofCard>
  ))
}

function wordOf(verdict: Named['verdict']): string {
  if (!verdict) return 'Looking'
  return verdict === 'missing' ? 'Not there yet' : VERDICT_WORDS[verdict]
}

function sayOf({ verdict, issues, reason, rel, position, nextAt }: Named): string {
  if (!verdict) return 'They name this page; it is being looked at'
  if (verdict === 'live' || verdict === 'live_with_issues') {
    const follow = rel.some((one) => ['nofollow', 'ugc', 'sponsored'].includes(one))
      ? rel.join(' ')
      : 'dofollow'
    return [follow, position && `in ${position}`, ...issues.map((one) => ISSUE_WORDS[one].toLowerCase())]
      .filter((one, at, all) => one && all.indexOf(one) === at)
      .join(', ')
  }
  return `${reason ?? ''}${nextAt ? '; looked at again soon' : ''}`
}
