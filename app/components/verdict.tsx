import clsx from 'clsx'
import type { ContactVerification, Issue, Verdict } from '#db/vocabulary.ts'
import { TONE_SOLID, TONE_TEXT, type Tone } from '../ui/chip.tsx'
import { Icon } from '../ui/icon.tsx'
import { Spoken } from '../ui/spoken.tsx'
import { ISSUE_ICONS, VERDICT_ICONS, VERIFICATION_ICONS } from './icons.ts'
import { ISSUE_WORDS, VERDICT_WORDS, VERIFICATION_WORDS } from './words.ts'

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

/** How sure an address is: an icon after the name, with hidden words. @param words shows them too */
export function VerificationMark({
  verification,
  words = false,
}: {
  verification: ContactVerification
  words?: boolean
}) {
  const word = VERIFICATION_WORDS[verification]
  return (
    <span
      title={words ? undefined : word}
      className={clsx(
        'inline-flex items-center gap-0.75',
        verification === 'verified'
          ? 'text-live-text'
          : verification === 'invalid'
            ? 'text-lost-text'
            : 'text-text-3',
      )}
    >
      <Icon
        of={VERIFICATION_ICONS[verification]}
        size={words ? 12 : 14}
        className={clsx(
          verification === 'verified' && 'text-live-solid',
          verification === 'invalid' && 'text-lost-solid',
        )}
      />
      {words ? word.toLowerCase() : <Spoken>{word}</Spoken>}
    </span>
  )
}
