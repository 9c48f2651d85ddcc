import clsx from 'clsx'
import type { Issue, Verdict } from '#db/vocabulary.ts'
import { TONE_SOLID, TONE_TEXT, type Tone } from '../ui/chip.tsx'
import { Icon } from '../ui/icon.tsx'
import { ISSUE_ICONS, VERDICT_ICONS } from './check-icons.ts'
import { ISSUE_WORDS, VERDICT_WORDS } from './words.ts'

const VERDICT_TONES: Record<Verdict, Tone> = {
  live: 'live',
  live_with_issues: 'warn',
  missing: 'lost',
  gone: 'lost',
  blocked: 'idle',
  unreachable: 'idle',
}

export function verdictTone(verdict: Verdict): Tone {
  return VERDICT_TONES[verdict]
}

/** What one check found. */
export function VerdictLabel({ verdict }: { verdict: Verdict }) {
  const tone = VERDICT_TONES[verdict]
  return (
    <span className={clsx('inline-flex items-center gap-1 font-medium whitespace-nowrap', TONE_TEXT[tone])}>
      <Icon of={VERDICT_ICONS[verdict]} size={14} className={TONE_SOLID[tone]} />
      {VERDICT_WORDS[verdict]}
    </span>
  )
}

/** What is wrong with a link that is there: amber, with its icon. */
export function IssueLabel({ issue }: { issue: Issue }) {
  return (
    <span className="inline-flex items-center gap-1 font-medium whitespace-nowrap text-warn-text">
      <Icon of={ISSUE_ICONS[issue]} size={14} className="text-warn-solid" />
      {ISSUE_WORDS[issue]}
    </span>
  )
}
