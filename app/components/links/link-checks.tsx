import type { Issue, Verdict } from '#db/vocabulary.ts'
import { whatChanged, type Seen } from '#app/domain/links/what-changed.ts'
import { Card } from '../../ui/card.tsx'
import { Diff, type DiffLine } from '../../ui/diff.tsx'
import { exactTime, day } from '../../ui/time.ts'
import { useTimes, When } from '../../ui/when.tsx'
import { IssueLabel, VerdictLabel } from '../verdict.tsx'

type Check = {
  id: number
  at: Date
  verdict: Verdict
  issues: Issue[]
  reason: string
  httpStatus: number | null
  linkHtml: string | null
  durationMs: number | null
  observation: { link?: { anchor: string; resolved: string; rel: string[] } | null }
}

/** The last thing the publisher changed, said in one sentence and shown in lines, and the table of every check. */
export function LinkChecks({ checks }: { checks: Check[] }) {
  return (
    <>
      <LastChange checks={checks} />
      <Card title={checks.length === 1 ? 'One check' : `${checks.length} checks`} padded={false}>
        <div className="scroll-thin">
          <table className="w-full text-13">
            <thead className="bg-sunken text-left text-12 text-text-3">
              <tr className="[&>th]:h-row-head [&>th]:border-y [&>th]:border-line [&>th]:px-2 [&>th]:font-medium">
                <th className="pl-4!">When</th>
                <th>Verdict</th>
                <th className="text-right!">HTTP</th>
                <th>What it found</th>
              </tr>
            </thead>
            <tbody>
              {checks.map((check) => (
                <tr
                  key={check.id}
                  className="[&>td]:border-b [&>td]:border-line [&>td]:px-2 [&>td]:py-1.5 [&>td]:align-top last:[&>td]:border-0"
                >
                  <td className="pl-4! whitespace-nowrap text-text-2">
                    <When at={check.at} exact />
                  </td>
                  <td>
                    <VerdictLabel verdict={check.verdict} />
                  </td>
                  <td className="text-right tabular-nums">{check.httpStatus ?? '–'}</td>
                  <td className="text-text-2">
                    {check.reason}
                    {check.issues.length > 0 && (
                      <span className="flex flex-wrap gap-x-3">
                        {check.issues.map((issue) => (
                          <IssueLabel key={issue} issue={issue} />
                        ))}
                      </span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Card>
    </>
  )
}

function LastChange({ checks }: { checks: Check[] }) {
  const { now, zone } = useTimes()
  const found = lastChange(checks)
  if (!found) return null
  const { before, after, changes } = found
  const from = day(before.at, now, zone)
  const to = day(after.at, now, zone)
  const when = from === to ? `On ${to}` : `Between ${from} and ${to}`
  const lines: DiffLine[] = [
    { when: from, sign: '-', text: before.linkHtml ?? 'no link' },
    { when: to, sign: '+', text: after.linkHtml ?? 'no link' },
  ]
  return (
    <Card title={`${when}, ${changes.join('; ')}`}>
      <Diff lines={lines} />
      <p className="mt-2 text-12 text-text-2">
        Seen at {exactTime(before.at, zone, now)} and at {exactTime(after.at, zone, now)}.
      </p>
    </Card>
  )
}

function lastChange(checks: Check[]) {
  const readable = checks.filter(({ verdict }) => verdict !== 'blocked' && verdict !== 'unreachable')
  for (const [at, after] of readable.entries()) {
    const before = readable[at + 1]
    if (!before) return null
    const changes = whatChanged(seen(before), seen(after))
    if (changes.length) return { before, after, changes }
  }
  return null
}

function seen(check: Check): Seen {
  const link = check.observation.link
  return { ...check, rel: link?.rel ?? [], anchor: link?.anchor ?? null, href: link?.resolved ?? null }
}
