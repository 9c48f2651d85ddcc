import { Card } from '../../ui/card.tsx'
import { count } from '../../ui/number.ts'

const BAR = 22
const ROW = 20
const TOP = 10
const HEIGHT = 90
const LEFT = 190

/** Which rivals share how many of the missing sites: a bar for each set, its rivals as dots below it. */
export function UpsetPlot({
  sets,
  rivals,
}: {
  sets: { rivals: string[]; count: number }[]
  rivals: string[]
}) {
  const shown = sets.slice(0, 20)
  const [largest] = shown
  if (!largest || rivals.length < 2) return null
  const width = LEFT + shown.length * BAR + 10
  const dots = TOP + HEIGHT + 22
  const all = sets
    .filter((set) => set.rivals.length === rivals.length)
    .reduce((sum, set) => sum + set.count, 0)
  return (
    <Card
      title={
        all > 0
          ? `${count(all)} of these sites link to every rival`
          : `The largest group, ${count(largest.count)}, links to ${largest.rivals.join(' and ')}`
      }
    >
      <div className="scroll-thin">
        <svg
          viewBox={`0 0 ${width} ${dots + rivals.length * ROW}`}
          width={width}
          role="img"
          aria-label={shown.map((set) => `${set.rivals.join(' and ')}: ${set.count}`).join('; ')}
          className="chart w-auto!"
        >
          {shown.map((set, at) => {
            const height = Math.max(1, (HEIGHT * set.count) / largest.count)
            const x = LEFT + at * BAR
            const lines = set.rivals.map((rival) => dots + rivals.indexOf(rival) * ROW)
            return (
              <g key={set.rivals.join(',')}>
                <rect
                  x={x}
                  y={TOP + HEIGHT - height}
                  width={BAR - 8}
                  height={height}
                  rx="2"
                  className="fill-stage-solid"
                />
                <text x={x + (BAR - 8) / 2} y={TOP + HEIGHT + 14} textAnchor="middle">
                  {set.count}
                </text>
                <line
                  x1={x + (BAR - 8) / 2}
                  x2={x + (BAR - 8) / 2}
                  y1={Math.min(...lines)}
                  y2={Math.max(...lines)}
                  strokeWidth="2"
                  className="stroke-stage-solid"
                />
                {rivals.map((rival, row) => (
                  <circle
                    key={rival}
                    cx={x + (BAR - 8) / 2}
                    cy={dots + row * ROW}
                    r="4"
                    className={set.rivals.includes(rival) ? 'fill-stage-solid' : 'fill-line'}
                  />
                ))}
              </g>
            )
          })}
          {rivals.map((rival, row) => (
            <text key={rival} x={LEFT - 12} y={dots + row * ROW + 4} textAnchor="end">
              {rival}
            </text>
          ))}
        </svg>
      </div>
      <details className="mt-2 text-12">
        <summary className="link">The same as a table</summary>
        <table className="mt-1 text-13">
          <tbody className="tabular-nums">
            {sets.map((set) => (
              <tr key={set.rivals.join(',')}>
                <td className="pr-4">{set.rivals.join(', ')}</td>
                <td className="text-right">{count(set.count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Card>
  )
}
