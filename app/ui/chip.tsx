import clsx from 'clsx'
import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon, type IconType } from './icon.tsx'

export type Tone = 'stage' | 'seq' | 'live' | 'warn' | 'lost' | 'idle'
export type Fill = 'line' | 'soft' | 'solid'

const SOFT: Record<Tone, string> = {
  stage: 'bg-stage-soft text-stage-text',
  seq: 'bg-seq-soft text-seq-text',
  live: 'bg-live-soft text-live-text',
  warn: 'bg-warn-soft text-warn-text',
  lost: 'bg-lost-soft text-lost-text',
  idle: 'bg-idle-soft text-idle-text',
}
const LINE: Record<Tone, string> = {
  stage: 'text-stage-text inset-ring inset-ring-stage-line',
  seq: 'text-seq-text inset-ring inset-ring-seq-line',
  live: 'text-live-text inset-ring inset-ring-live-line',
  warn: 'text-warn-text inset-ring inset-ring-warn-line',
  lost: 'text-lost-text inset-ring inset-ring-lost-line',
  idle: 'text-idle-text inset-ring inset-ring-idle-line',
}

/** The solid colour of a tone, for lone icons: never for text. */
export const TONE_SOLID: Record<Tone, string> = {
  stage: 'text-stage-solid',
  seq: 'text-seq-solid',
  live: 'text-live-solid',
  warn: 'text-warn-solid',
  lost: 'text-lost-solid',
  idle: 'text-text-3',
}

/** The text colour of a tone. */
export const TONE_TEXT: Record<Tone, string> = {
  stage: 'text-stage-text',
  seq: 'text-seq-text',
  live: 'text-live-text',
  warn: 'text-warn-text',
  lost: 'text-lost-text',
  idle: 'text-text-2',
}

/**
 * A status: always icon and word. Filled is so, outlined is awaited.
 * @param count a count or step after the word: "2/3"
 * @param pick ends in a chevron: it opens something
 */
export function Chip({
  tone,
  fill = 'soft',
  icon,
  count,
  pick = false,
  title,
  children,
}: {
  tone: Tone
  fill?: Fill
  icon: IconType
  count?: ReactNode
  pick?: boolean
  title?: string
  children: ReactNode
}) {
  return (
    <span
      title={title}
      className={clsx(
        'inline-flex h-chip max-w-full items-center gap-1 rounded-sm pl-1.25 align-middle text-12 font-medium whitespace-nowrap',
        pick ? 'pr-0.75' : 'pr-1.5',
        fill === 'solid' ? 'bg-stage-solid text-on-solid' : fill === 'line' ? LINE[tone] : SOFT[tone],
      )}
    >
      <Icon of={icon} size={12} />
      {children}
      {count != null && <span className="font-normal tabular-nums">{count}</span>}
      {pick && <Icon of={ChevronDown} size={12} />}
    </span>
  )
}
