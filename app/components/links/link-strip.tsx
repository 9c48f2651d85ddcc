import type { LinkStatus, Verdict } from '#db/vocabulary.ts'
import { Card } from '../../ui/card.tsx'
import { Legend, StatusStrip, type StripTone } from '../../ui/status-strip.tsx'
import { useTimes } from '../../ui/when.tsx'
import { LINK_STATUS_WORDS } from '../words.ts'

const TONES: Record<LinkStatus, StripTone> = {
  pending: 'idle',
  overdue: 'warn',
  live: 'live',
  degraded: 'warn',
  at_risk: 'warn',
  lost: 'lost',
  unverifiable: 'hatch',
}
const TICKS: Record<Verdict, StripTone> = {
  live: 'live',
  live_with_issues: 'warn',
  missing: 'lost',
  gone: 'lost',
  blocked: 'idle',
  unreachable: 'idle',
}
const DAY = 86_400_000

/** The link's life so far: a strip of statuses with a tick for each check, and the finding as its title. */
export function LinkStrip({
  changes,
  checks,
  now,
}: {
  changes: { at: Date; to: LinkStatus; because: string }[]
  checks: { at: Date; verdict: Verdict }[]
  now: Date
}) {
  const { zone } = useTimes()
  const spans = changes.map((change, at) => ({
    from: change.at.getTime(),
    to: (changes[at + 1]?.at ?? now).getTime(),
    tone: TONES[change.to],
    title: `${LINK_STATUS_WORDS[change.to]}: ${change.because}`,
  }))
  const ticks = checks.map((check) => ({ at: check.at.getTime(), tone: TICKS[check.verdict] }))
  const title = finding(spans, changes.at(-1)?.to ?? 'pending')
  return (
    <Card
      title={title}
      side={
        <Legend
          items={[
            { tone: 'idle', word: 'promised' },
            { tone: 'live', word: 'live' },
            { tone: 'warn', word: 'at risk or degraded' },
            { tone: 'lost', word: 'lost' },
            { tone: 'hatch', word: 'not readable' },
          ]}
        />
      }
    >
      <StatusStrip label={title} spans={spans} ticks={ticks} zone={zone} />
      <p className="text-12 text-text-2">
        {checks.length === 1 ? 'One check' : `${checks.length} checks`}, each kept below. Time when the page
        could not be read never counts as lost.
      </p>
    </Card>
  )
}

function finding(spans: { from: number; to: number; tone: StripTone }[], status: LinkStatus): string {
  const days = (some: typeof spans) => some.reduce((sum, span) => sum + span.to - span.from, 0) / DAY
  const first = spans.findIndex((span) => span.tone === 'live' || span.tone === 'warn')
  if (first === -1 || status === 'overdue' || status === 'pending')
    return `${LINK_STATUS_WORDS[status]} for ${count(days(spans))}, not seen live yet`
  const since = spans.slice(first)
  const live = since.filter((span) => span.tone === 'live')
  if (live.length === 0) return `${LINK_STATUS_WORDS[status]} on all of its ${count(days(since))}`
  const all = Math.max(1, Math.round(days(since)))
  if (live.length === since.length) return `Live on all of its ${count(all)}`
  const there = `Live on ${Math.min(all, Math.round(days(live)))} of ${count(all)}`
  if (status === 'live') return there
  const last = days(spans.slice(-1))
  const span = last < 1.5 ? 'for the last day' : `for the last ${count(last)}`
  return `${there}, ${LINK_STATUS_WORDS[status].toLowerCase()} ${span}`
}

function count(days: number): string {
  const whole = Math.max(1, Math.round(days))
  return `${whole} ${whole === 1 ? 'day' : 'days'}`
}
