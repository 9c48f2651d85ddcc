import { useEffect, useRef } from 'react'
import type { Effect } from '#app/domain/sequences/effect.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { counted } from '../../ui/number.ts'
import { When } from '../../ui/when.tsx'

/**
 * Who is affected by an edit that is not kept yet, and the button that keeps it. Stands in the form of the edit: what was
 * agreed to is posted with it. An alert, so that the page is not loaded anew from under it.
 * @param intent what the button posts
 */
export function EffectNotice({
  effect,
  number,
  intent,
  label,
}: {
  effect: Effect
  number: number
  intent: string
  label: string
}) {
  const box = useRef<HTMLDivElement>(null)
  // Whoever saved from further down must see what is asked. In braces: newer browsers return a promise, which is no clean-up.
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [effect.key])
  const { got, leaving, ahead, planned, moved, held, released, unmet, passed, finished } = effect
  const lines = [
    got > 0 && `${people(got)} got step ${number} already: what was sent stays as it was sent.`,
    leaving > 0 &&
      `${counted(leaving, 'message')} of it ${leaving === 1 ? 'is' : 'are'} leaving just now, as before.`,
    ahead > 0 && intent !== 'remove' && aheadWords({ ahead, planned, number }),
    unmet > 0 &&
      `As things stand, ${people(unmet)} of those who have it next ${unmet === 1 ? 'does' : 'do'} not get it: a condition does not hold. It is asked again when the time comes.`,
    passed > 0 && `${people(passed)} waiting for it get the step after it instead.`,
    finished > 0 && `${people(finished)} waiting for it get nothing more: it was their last step.`,
    ...held.map(({ because, count }) => `${people(count)} will be held: ${because}.`),
    released > 0 && `${people(released)} who ${released === 1 ? 'is' : 'are'} held now will go on.`,
  ]
  return (
    <div ref={box} role="alert" className="scroll-mt-4">
      <Notice
        tone="warn"
        title="This sequence is on its way. Nothing is kept before you agree."
        actions={
          <Button name="intent" value={intent} look="primary">
            {label}
          </Button>
        }
      >
        <input type="hidden" name="agreed" value={effect.key} />
        <ul className="mt-1 grid list-disc gap-1 pl-4">
          {lines
            .filter((line) => line !== false)
            .map((line) => (
              <li key={line}>{line}</li>
            ))}
          {moved.count > 0 && (
            <li>
              <MovedWords moved={moved} />
            </li>
          )}
        </ul>
      </Notice>
    </div>
  )
}

function people(count: number): string {
  return counted(count, 'person', 'people')
}

function aheadWords({ ahead, planned, number }: { ahead: number; planned: number; number: number }): string {
  const has = ahead === 1 ? 'has' : 'have'
  const anew =
    planned > 0
      ? ` ${counted(planned, 'planned message')} of it ${planned === 1 ? 'is' : 'are'} written anew.`
      : ''
  return `${people(ahead)} ${has} step ${number} before them.${anew}`
}

/** Which dates move from when to when, a few by name. */
export function MovedWords({ moved }: { moved: Effect['moved'] }) {
  const more = moved.count - moved.some.length
  return (
    <>
      {counted(moved.count, 'date')} {moved.count === 1 ? 'moves' : 'move'}:
      <ul className="mt-0.5 grid gap-0.5 text-text-2">
        {moved.some.map((one) => (
          <li key={one.name}>
            {one.name}: from <When at={one.from} exact /> to <When at={one.to} exact />
          </li>
        ))}
        {more > 0 && <li>and {more} more</li>}
      </ul>
    </>
  )
}
