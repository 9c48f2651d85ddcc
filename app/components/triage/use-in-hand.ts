import { useEffect } from 'react'
import { useFetchers, useNavigation, useRevalidator } from 'react-router'
import type { TriageView } from '../../domain/triage/triage-view.server.ts'
import { besides, following, inHand } from '../../domain/triage/place.ts'
import { readDecision } from '../../domain/triage/decision.ts'

const SIGN_MS = 60_000

/**
 * What is in hand now: a decision counts as soon as it is made, not when the server has answered, so the next prospect
 * is there at once. What the server refuses comes back.
 */
export function useInHand({ rows, at, cards }: Pick<TriageView, 'rows' | 'at' | 'cards'>) {
  const gone = new Set<number>()
  for (const { formAction, formData } of useFetchers()) {
    if (!formAction?.split('?')[0]?.endsWith('/triage/decisions') || !formData) continue
    const decision = readDecision(String(formData.get('do')))
    if (decision && decision.do !== 'assign') gone.add(Number(formData.get('id')))
  }
  const { location } = useNavigation()
  const asked = location?.pathname.endsWith('/triage')
    ? Number(new URLSearchParams(location.search).get('at'))
    : 0
  const isReady = cards.some(({ id }) => id === asked)
  const current = inHand(rows, isReady ? asked : at, gone)
  return {
    current,
    gone,
    next: following(rows, current, gone),
    beside: besides(rows, current, gone),
  }
}

/** Tells the server every minute that somebody looks, so that no colleague gets the same prospect meanwhile. */
export function useSignOfLife(): void {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) void revalidate()
    }, SIGN_MS)
    return () => clearInterval(timer)
  }, [revalidate])
}
