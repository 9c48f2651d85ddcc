import type { Issue, Verdict } from '#db/vocabulary.ts'
import { ScanEye } from 'lucide-react'
import { Link } from 'react-router'
import { Card } from '../../ui/card.tsx'
import { Icon } from '../../ui/icon.tsx'
import { When } from '../../ui/when.tsx'
import { IssueLabel, VerdictLabel } from '../verdict.tsx'

type Check = {
  id: number
  at: Date
  verdict: Verdict
  issues: Issue[]
  reason: string
  httpStatus: number | null
  durationMs: number | null
  seenByUserId: number | null
}

/** The table of every check, each leading to all that was kept of it. */
export function LinkChecks({ checks, to }: { checks: Check[]; /** The link's own page. */ to: string }) {
  return (
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
                  <Link className="link" to={`${to}/checks/${check.id}`}>
                    <When at={check.at} exact />
                  </Link>
                </td>
                <td>
                  <VerdictLabel verdict={check.verdict} />
                </td>
                <td className="text-right tabular-nums">{check.httpStatus ?? '–'}</td>
                <td className="text-text-2">
                  {check.reason}
                  {check.seenByUserId && <PersonLabel />}
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
  )
}

/** The page came from a person's own browser. */
function PersonLabel() {
  return (
    <span className="ml-1.5 inline-flex items-center gap-1 text-12 text-text-3">
      <Icon of={ScanEye} size={12} />
      seen by a person
    </span>
  )
}
