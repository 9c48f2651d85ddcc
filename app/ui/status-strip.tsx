import { layStrip, type StripMonth, type StripSpan, type StripTick, type StripTone } from './strip.ts'

export type { StripSpan, StripTick, StripTone } from './strip.ts'

const FILL: Record<StripTone, string> = {
  live: 'fill-live-solid',
  warn: 'fill-warn-solid',
  lost: 'fill-lost-solid',
  idle: 'fill-idle-solid',
  hatch: '',
}

/**
 * A status over time: cells by their width in time, below them a tick for each check, then the months.
 * Not readable is hatched, because it is no judgement.
 * @param spans oldest first, in milliseconds; each ends where the next begins @param label the picture in words
 */
export function StatusStrip({
  label,
  spans,
  ticks,
  zone,
}: {
  label: string
  spans: StripSpan[]
  ticks: StripTick[]
  zone: string
}) {
  const { cells, marks, months } = layStrip(spans, ticks, zone)
  return (
    <section
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
      tabIndex={0}
      aria-label="Status by day"
      className="my-3 w-0 min-w-full scroll-thin max-wide:[direction:rtl]"
    >
      <svg
        viewBox="0 0 1120 76"
        role="img"
        aria-label={label}
        className="chart max-wide:w-[1120px] max-wide:[direction:ltr]"
      >
        <defs>
          <pattern
            id="hatch"
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="6" height="6" className="fill-idle-soft" />
            <rect width="2" height="6" className="fill-idle-solid" />
          </pattern>
        </defs>
        <text x="0" y="24">
          Status
        </text>
        <text x="0" y="50">
          Checks
        </text>
        {cells.map((cell) => (
          <rect
            key={cell.x}
            x={cell.x}
            y="8"
            width={cell.width}
            height="24"
            rx="2"
            className={FILL[cell.tone]}
            fill={cell.tone === 'hatch' ? 'url(#hatch)' : undefined}
          >
            <title>{cell.title}</title>
          </rect>
        ))}
        {marks.map((mark, at) => (
          <rect key={at} x={mark.x} y="40" width="2" height="12" rx="1" className={FILL[mark.tone]} />
        ))}
        <line x1="64" x2="1120" y1="58.5" y2="58.5" className="stroke-line-strong" />
        {months.map((month) => (
          <MonthWord key={month.x} month={month} />
        ))}
      </svg>
    </section>
  )
}

function MonthWord({ month }: { month: StripMonth }) {
  return (
    <text x={month.x} y="72" textAnchor={month.isLast ? 'end' : undefined}>
      {month.word}
    </text>
  )
}

/** What the colours of a strip mean, beside its title. */
export function Legend({ items }: { items: { tone: StripTone; word: string }[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-12 text-text-2">
      {items.map((item) => (
        <li key={item.word} className="inline-flex items-center gap-1.5">
          <svg width="10" height="10" aria-hidden="true">
            <rect
              width="10"
              height="10"
              rx="2"
              className={FILL[item.tone]}
              fill={item.tone === 'hatch' ? 'url(#hatch)' : undefined}
            />
          </svg>
          {item.word}
        </li>
      ))}
    </ul>
  )
}
