import { useEffect, useRef, useState } from 'react'
import { count } from '../../ui/number.ts'

type Look = { done: number; at: number }

/**
 * Rate and time left in words, by what this page has seen since it was opened. Null until it has seen two looks.
 * @param say how an amount is said
 */
export function usePace(done: number, total: number | null, say = count): string | null {
  const first = useRef<Look | null>(null)
  const [pace, setPace] = useState<string | null>(null)
  useEffect(() => {
    const at = performance.now()
    if (!first.current || done < first.current.done) first.current = { done, at }
    const seconds = (at - first.current.at) / 1000
    const perSecond = (done - first.current.done) / seconds
    if (seconds > 0.5 && perSecond > 0)
      setPace(inWords(say(perSecond), perSecond, total === null ? null : total - done))
  }, [done, total, say])
  return pace
}

function inWords(amount: string, perSecond: number, left: number | null): string {
  const rate = `${amount} a second`
  if (left === null) return rate
  const seconds = left / perSecond
  const wait = seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`
  return `${rate}, ${wait} left`
}
