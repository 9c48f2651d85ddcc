import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { AuthoritySource } from '#app/domain/scores/authority.ts'
import type { ScoreParts } from '#app/domain/scores/score-parts.server.ts'
import type { Share } from '#app/domain/scores/score.ts'
import { Meter } from '../../ui/meter.tsx'
import { count } from '../../ui/number.ts'
import { When } from '../../ui/when.tsx'
import { authorityWords } from './score-words.ts'

const PART_WORDS: Record<Share['part'], string> = {
  relevance: 'Relevance',
  authority: 'Authority',
  liveliness: 'Liveliness',
}

/** Every part of a score with its points, and what they rest on. */
export function ScoreTold({ told }: { told: ScoreParts }) {
  const { shares, guards, page, state, trouble } = told
  return (
    <div className="grid gap-3">
      {state === null && (
        <p>Its page has not been read yet{told.score === null ? '.' : '; the score came with it.'}</p>
      )}
      {state === 'waiting' && <p>Its page waits to be read.</p>}
      {state === 'unreadable' && <p>Its page could not be read: {trouble}.</p>}
      {page && shares.length === 0 && <p>No score: {told.relevanceBecause}.</p>}
      {shares.map((share) => (
        <Part key={share.part} share={share}>
          {share.part === 'relevance' && <Relevance told={told} />}
          {share.part === 'authority' &&
            told.authoritySource !== null &&
            authorityWords(told.authoritySource as AuthoritySource, told.authorityRaw!)}
          {share.part === 'liveliness' &&
            told.livelinessPoints.map(({ label, points, of, because }) => (
              <span key={label} className="block">
                {label}
                {of > 0 && ` ${points} of ${of}`}: {because}
              </span>
            ))}
        </Part>
      ))}
      {shares.length > 0 && !shares.some(({ part }) => part === 'authority') && (
        <p className="text-12 text-text-2">
          Authority is not known, so its weight went to the others. Import a vendor’s metrics, or{' '}
          <Link to="/settings/ranks" className="link">
            bring a free list of ranks
          </Link>
          .
        </p>
      )}
      {guards.map(({ guard, takes, because }) => (
        <p key={guard + because} className="flex gap-2">
          <b className="flex-none font-semibold text-lost-text tabular-nums">−{takes}</b>
          <span className="min-w-0 wrap-anywhere">{because}</span>
        </p>
      ))}
      {page && (
        <p className="text-12 text-text-3">
          {[page.language, `${count(page.wordCount)} words`].filter(Boolean).join(', ')}, read{' '}
          <When at={page.readAt} />
        </p>
      )}
    </div>
  )
}

function Part({ share: { part, value, points, of }, children }: { share: Share; children: ReactNode }) {
  return (
    <div>
      <div className="flex items-center gap-2">
        <span className="w-20 flex-none font-medium">{PART_WORDS[part]}</span>
        <Meter share={value / 100} label={`${PART_WORDS[part]} ${value} of 100`} className="min-w-0 flex-1" />
        <span className="flex-none tabular-nums">
          <b className="font-semibold">{points}</b> <span className="text-text-3">of {of}</span>
        </span>
      </div>
      <div className="mt-1 text-12 wrap-anywhere text-text-2">{children}</div>
    </div>
  )
}

function Relevance({ told: { matched, closestUrl, relevanceBecause } }: { told: ScoreParts }) {
  const terms = matched.map(({ word, points }) => `${word} ${points}`).join(', ')
  return (
    <>
      {relevanceBecause}
      {closestUrl && matched.length > 0 && ` ${closestUrl.replace(/^https?:\/\//, '')}`}
      {terms && <span className="block">Points out of 100 by term: {terms}</span>}
    </>
  )
}
