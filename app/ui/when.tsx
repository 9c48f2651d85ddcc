import { createContext, useContext, type ReactNode } from 'react'
import { exactTime, relativeTime } from './time.ts'

type Times = { now: number; zone: string }
const TimesContext = createContext<Times>({ now: 0, zone: 'UTC' })

/**
 * The moment and zone by which everything below tells the time. Both come from the loader, so that the server and
 * the browser write the same words; the sandbox's clock runs faster than the browser's.
 * @param now milliseconds since 1970 @param zone IANA name
 */
export function TimesProvider({ now, zone, children }: Times & { children: ReactNode }) {
  return <TimesContext value={{ now, zone }}>{children}</TimesContext>
}

export function useTimes(): Times {
  return useContext(TimesContext)
}

/**
 * An instant: relative within a week, "3 May 2026" beyond; the exact time on hover. Nothing is "–".
 * @param exact always day and time: "Tue 12 May, 09:40"
 */
export function When({
  at,
  exact = false,
  className,
}: {
  at: Date | number | string | null | undefined
  exact?: boolean
  className?: string
}) {
  const { now, zone } = useTimes()
  if (at == null) return <span className="text-text-3">–</span>
  const instant = new Date(at)
  return (
    <time dateTime={instant.toISOString()} title={exactTime(instant, zone)} className={className}>
      {exact ? exactTime(instant, zone, now) : relativeTime(instant, now, zone)}
    </time>
  )
}
