import type { SurvivalStep } from '#app/domain/links/survival.ts'
import { LEAST_LIVES } from '#app/domain/links/survival.ts'
import { Card } from '../../ui/card.tsx'

type After = { day: number; alive: number | null; atRisk: number }

const LEFT = 40
const RIGHT = 700
const TOP = 12
const FLOOR = 172

/** How long won links live: the Kaplan-Meier curve, its finding as the title, the figures in the table below it. */
export function SurvivalCard({
  links,
  survival,
}: {
  links: number
  survival: { steps: SurvivalStep[]; longest: number; after: After[] } | null
}) {
  if (!survival)
    return (
      <Card title="How long links live is not known yet">
        <p className="text-13 text-text-2">
          {links === 0 ? 'No link' : links === 1 ? 'One link' : `${links} links`} went live so far. With fewer
          than {LEAST_LIVES}, one loss would move the curve more than it says about the next link.
        </p>
      </Card>
    )
  const { steps, longest, after } = survival
  return (
    <Card title={finding(after, steps)}>
      <div className="scroll-thin">
        <Curve steps={steps} longest={longest} />
      </div>
      <table className="mt-3 w-full max-w-110 text-13">
        <thead className="text-left text-12 text-text-3">
          <tr className="[&>th]:pb-1 [&>th]:font-medium">
            <th>After</th>
            <th className="text-right!">Still live</th>
            <th className="text-right!">Watched that long</th>
          </tr>
        </thead>
        <tbody className="tabular-nums">
          {after.map(({ day, alive, atRisk }) => (
            <tr key={day} className="[&>td]:border-t [&>td]:border-line [&>td]:py-1">
              <td>{day} days</td>
              <td className="text-right">{alive === null ? '–' : percent(alive)}</td>
              <td className="text-right text-text-2">{atRisk}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 text-12 text-text-2">
        Kaplan-Meier: a link that is younger counts for the days it was watched. One that came back lives on.
      </p>
    </Card>
  )
}

function finding(after: After[], steps: SurvivalStep[]): string {
  const known = after.filter((one) => one.alive !== null && one.atRisk >= 5).at(-1)
  if (known) return `${percent(known.alive!)} of links are still live after ${known.day} days`
  const last = steps.at(-1)!
  return `${percent(last.alive)} of links are still live; none has been watched for 30 days yet`
}

function Curve({ steps, longest }: { steps: SurvivalStep[]; longest: number }) {
  const most = Math.max(30, longest)
  const x = (day: number) => round(LEFT + ((RIGHT - LEFT) * day) / most)
  const y = (alive: number) => round(FLOOR - (FLOOR - TOP) * alive)
  const path = steps.reduce((drawn, step) => `${drawn}H${x(step.day)}V${y(step.alive)}`, `M${x(0)} ${y(1)}`)
  const marks = [0, 30, 90, 180, 365, 730].filter((day) => day <= most)
  return (
    <svg
      viewBox="0 0 720 200"
      role="img"
      aria-label={`Share of links still live by days since going live, ${percent(steps.at(-1)!.alive)} at the end`}
      className="chart min-w-130"
    >
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <line x1={LEFT} x2={RIGHT} y1={y(share) + 0.5} y2={y(share) + 0.5} className="stroke-line" />
          <text x={LEFT - 6} y={y(share) + 4} textAnchor="end">
            {percent(share)}
          </text>
        </g>
      ))}
      {marks.map((day) => (
        <text key={day} x={x(day)} y="192" textAnchor={day === 0 ? 'start' : 'middle'}>
          {day === 0 ? 'went live' : `${day} d`}
        </text>
      ))}
      <path d={`${path}H${x(most)}`} fill="none" strokeWidth="2" className="stroke-live-solid" />
    </svg>
  )
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
