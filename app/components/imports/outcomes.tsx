import type { ImportCounts } from '#db/tables/imports.ts'
import { IMPORT_OUTCOMES, type ImportOutcome } from '#db/vocabulary.ts'
import { count } from '../../ui/number.ts'
import { IMPORT_OUTCOME_WORDS } from '../words.ts'

const MEANING: Record<ImportOutcome, string> = {
  created: 'new prospects',
  updated: 'known prospects that learn something',
  merged: 'further rows of a prospect in this file',
  skipped: 'left out on purpose',
  rejected: 'could not be used',
}

/** The five things that can become of a row, with how many each. */
export function OutcomeCounts({ counts }: { counts: ImportCounts }) {
  return (
    <dl className="grid grid-cols-5 gap-4 max-wide:grid-cols-2">
      {IMPORT_OUTCOMES.map((outcome) => (
        <div key={outcome}>
          <dt className="text-12 text-text-3">{IMPORT_OUTCOME_WORDS[outcome]}</dt>
          <dd>
            <span className="block text-22 font-semibold tabular-nums">{count(counts[outcome])}</span>
            <span className="block text-12 text-text-2">{MEANING[outcome]}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Why rows were not simply created: each reason with the lines on which it was met first. */
export function ReasonTable({ counts }: { counts: ImportCounts }) {
  if (counts.details.length === 0) return null
  const sorted = counts.details.toSorted((a, b) => order(a.outcome) - order(b.outcome) || b.count - a.count)
  return (
    <table className="w-full text-13">
      <thead>
        <tr className="text-left text-12 text-text-3">
          <th scope="col" className="w-24 py-1.5 pr-3 font-medium">
            Outcome
          </th>
          <th scope="col" className="py-1.5 pr-3 font-medium">
            Reason
          </th>
          <th scope="col" className="w-20 py-1.5 pr-3 text-right font-medium">
            Rows
          </th>
          <th scope="col" className="w-1/2 py-1.5 pl-6 font-medium max-wide:hidden">
            First lines
          </th>
        </tr>
      </thead>
      <tbody>
        {sorted.map(({ outcome, reason, count: rows, lines }) => (
          <tr key={`${outcome} ${reason}`} className="border-t border-line align-top">
            <td className="py-2 pr-3 text-text-2">{IMPORT_OUTCOME_WORDS[outcome]}</td>
            <td className="py-2 pr-3">
              {reason.charAt(0).toUpperCase() + reason.slice(1)}
              <span className="block text-12 text-text-3 tabular-nums wide:hidden">
                {linesInWords(lines, rows)}
              </span>
            </td>
            <td className="py-2 pr-3 text-right tabular-nums">{count(rows)}</td>
            <td className="py-2 pl-6 text-text-2 tabular-nums max-wide:hidden">
              {linesInWords(lines, rows)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function order(outcome: ImportOutcome): number {
  return -IMPORT_OUTCOMES.indexOf(outcome)
}

function linesInWords(lines: number[], rows: number): string {
  return `${rows === 1 ? 'Line' : 'Lines'} ${lines.map(count).join(' · ')}${rows > lines.length ? ' …' : ''}`
}
