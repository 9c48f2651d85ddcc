import clsx from 'clsx'
import type { Forecast, ForecastDay } from '#app/domain/sequences/forecast.ts'
import { Card } from '../../ui/card.tsx'
import { count, counted } from '../../ui/number.ts'

/** What goes out in the next days, as bars: outlined is planned, filled is sent. */
export function ForecastCard({ forecast, note }: { forecast: Forecast; note: string }) {
  const most = Math.max(1, ...forecast.days.map((day) => day.count))
  return (
    <Card title={titleOf(forecast)}>
      <ol
        className="flex gap-2 overflow-x-auto pb-1"
        aria-label="Mails a day"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
        tabIndex={0}
      >
        {forecast.days.map((day) => (
          <Day key={day.key} day={day} most={most} />
        ))}
      </ol>
      <p className="mt-2 text-12 text-text-2">{note}</p>
    </Card>
  )
}

function titleOf({ total, today, until }: Forecast): string {
  if (total === 0) return 'Nothing is planned for the next days'
  return `${counted(total, 'mail')} until ${until}, ${today === 0 ? 'none' : count(today)} of them today`
}

/** The bars are drawn as SVG: the content security policy knows no inline styles. */
function Day({ day, most }: { day: ForecastDay; most: number }) {
  const height = (value: number) => Math.round((38 * value) / most)
  return (
    <li
      className={clsx(
        'min-w-16 flex-1 rounded-md border px-2 pt-1.5 pb-1 tabular-nums',
        day.isToday ? 'border-seq-solid' : 'border-line',
      )}
    >
      <div className="text-12 text-text-2">{day.label}</div>
      <b className="text-14 font-semibold">{count(day.count)}</b>
      <svg
        viewBox="0 0 60 40"
        preserveAspectRatio="none"
        className="mt-0.5 block h-10 w-full overflow-visible"
        aria-hidden="true"
      >
        {day.count > 0 && (
          <rect
            x="0.5"
            y={39.5 - height(day.count)}
            width="59"
            height={height(day.count)}
            className="fill-seq-soft stroke-seq-solid"
            vectorEffect="non-scaling-stroke"
          />
        )}
        {day.sent > 0 && (
          <rect
            x="0"
            y={40 - height(day.sent)}
            width="60"
            height={height(day.sent)}
            className="fill-seq-solid"
          />
        )}
      </svg>
      <div className="h-4 text-12 text-text-3">{day.sent > 0 ? `${count(day.sent)} sent` : ''}</div>
    </li>
  )
}
