import { Card } from '../../ui/card.tsx'
import { wallOf } from '../../ui/time.ts'
import { useTimes } from '../../ui/when.tsx'

const FIRST_HOUR = 7
const LAST_HOUR = 20
const TOP = 8
const FLOOR = 64

/** Mail of today by hour: filled has left, outlined is planned. The title says the finding. */
export function MailChart({ sent, planned, boxes }: { sent: Date[]; planned: Date[]; boxes: number }) {
  const { zone } = useTimes()
  const hours = hoursOf(sent, planned, zone)
  const most = Math.max(4, ...hours.map((hour) => hour.sent + hour.planned))
  const height = (count: number) => ((FLOOR - TOP) * count) / most
  const all = sent.length + planned.length
  const title =
    all === 0
      ? 'No mail goes out today'
      : `${all} ${all === 1 ? 'mail goes' : 'mails go'} out today, ${sent.length} sent so far`
  const step = 284 / hours.length
  return (
    <Card title={title}>
      {all > 0 && (
        <svg
          viewBox="0 0 304 84"
          role="img"
          aria-label={`Sends today by hour: ${spoken(hours)}`}
          className="chart mb-1.5"
        >
          <line x1="20" x2="304" y1={FLOOR + 0.5} y2={FLOOR + 0.5} className="stroke-line" />
          <text x="14" y={FLOOR + 4} textAnchor="end">
            0
          </text>
          <line x1="20" x2="304" y1={TOP + 0.5} y2={TOP + 0.5} className="stroke-line" />
          <text x="14" y={TOP + 4} textAnchor="end">
            {most}
          </text>
          {hours.map((hour, at) => {
            const x = 20 + at * step + step * 0.15
            const width = step * 0.7
            const whole = height(hour.sent + hour.planned)
            return (
              <g key={hour.hour}>
                {hour.planned > 0 && (
                  <rect
                    x={x}
                    y={FLOOR - whole}
                    width={width}
                    height={whole}
                    rx="2"
                    className="fill-seq-soft stroke-seq-solid"
                  />
                )}
                {hour.sent > 0 && (
                  <rect
                    x={x}
                    y={FLOOR - height(hour.sent)}
                    width={width}
                    height={height(hour.sent)}
                    rx="2"
                    className="fill-seq-solid"
                  />
                )}
                {hour.hour % 4 === 1 && (
                  <text x={x + width / 2} y="80" textAnchor="middle">
                    {String(hour.hour).padStart(2, '0')}:00
                  </text>
                )}
              </g>
            )
          })}
        </svg>
      )}
      <p className="text-12 text-text-2">
        {boxes === 0
          ? 'No mailbox is connected yet.'
          : `From ${boxes === 1 ? 'one mailbox' : `${boxes} mailboxes`}, inside their windows and caps.`}
      </p>
    </Card>
  )
}

function hoursOf(sent: Date[], planned: Date[], zone: string) {
  const hourOf = (at: Date) => wallOf(at, zone).hour
  const all = [...sent, ...planned].map(hourOf)
  const from = Math.min(FIRST_HOUR, ...all)
  const to = Math.max(LAST_HOUR, ...all)
  return Array.from({ length: to - from + 1 }, (_, at) => from + at).map((hour) => ({
    hour,
    sent: sent.filter((at) => hourOf(at) === hour).length,
    planned: planned.filter((at) => hourOf(at) === hour).length,
  }))
}

function spoken(hours: ReturnType<typeof hoursOf>): string {
  return hours
    .filter((hour) => hour.sent + hour.planned > 0)
    .map((hour) => `${hour.hour}:00 ${hour.sent} sent, ${hour.planned} planned`)
    .join('; ')
}
