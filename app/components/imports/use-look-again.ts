import { useEffect } from 'react'
import { useRevalidator } from 'react-router'

const EVERY_MS = 1000

/** Loads the page anew every second while a job is at work, also where no live stream gets through. */
export function useLookAgain(isUnderWay: boolean): void {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (!isUnderWay || state !== 'idle') return
    const timer = setTimeout(() => void revalidate(), EVERY_MS)
    return () => clearTimeout(timer)
  }, [isUnderWay, revalidate, state])
}
