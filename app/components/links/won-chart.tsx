import { Card } from '../../ui/card.tsx'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const FLOOR = 92
const TOP = 12

/** Links that went live, by month: the last twelve, this one included. */
export function WonChart({ months }: { months: { month: string; count: number }[] }) {
  const all = months.reduce((sum, { count }) => sum + count, 0)
  const most = Math.max(4, ...months.map(({ count }) => count))
  const step = 680 / months.length
  const height = (count: number) => ((FLOOR - TOP) * count) / most
  return (
    <Card
      title={
        all === 1
          ? 'One link went live in the last 12 months'
          : `${all} links went live in the last 12 months`
      }
    >
      <div className="scroll-thin">
        <svg
          viewBox="0 0 720 116"
          role="img"
          aria-label={`Links that went live by month: ${months.map((one) => `${word(one.month)} ${one.count}`).join(', ')}`}
          className="chart min-w-130"
        >
          <line x1="24" x2="712" y1={FLOOR + 0.5} y2={FLOOR + 0.5} className="stroke-line-strong" />
          {months.map(({ month, count }, at) => {
            const x = 28 + at * step
            return (
              <g key={month}>
                <rect
                  x={x + step * 0.15}
                  y={FLOOR - height(count)}
                  width={step * 0.7}
                  height={height(count)}
                  rx="2"
                  className={
                    at === months.length - 1 ? 'fill-live-soft stroke-live-solid' : 'fill-live-solid'
                  }
                />
                {count > 0 && (
                  <text x={x + step / 2} y={FLOOR - height(count) - 3} textAnchor="middle">
                    {count}
                  </text>
                )}
                <text x={x + step / 2} y="110" textAnchor="middle">
                  {word(month)}
                </text>
              </g>
            )
          })}
        </svg>
      </div>
      <p className="text-12 text-text-2">
        By the day of the first look that saw the link. This month is not over.
      </p>
    </Card>
  )
}

function word(month: string): string {
  return MONTHS[Number(month.slice(5)) - 1]!
}
