import { Link } from 'react-router'
import type { Line, Outlook } from '#app/domain/sequences/outlook/days.ts'
import { Card } from '../../ui/card.tsx'
import { count, counted } from '../../ui/number.ts'

/** What goes out in the next two weeks: a calendar over all, for each mailbox and for each sequence. */
export function OutlookTable({ outlook, base }: { outlook: Outlook; base: string }) {
  const { days, all, mailboxes, sequences } = outlook
  return (
    <Card padded={false} title={titleOf(all.total)}>
      <div
        className="overflow-x-auto border-t border-line"
        role="region"
        aria-label="What goes out when"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
        tabIndex={0}
      >
        <table className="w-full text-13 tabular-nums">
          <thead>
            <tr className="h-row-head bg-sunken text-12 text-text-3 [&>th]:px-2 [&>th]:font-medium">
              <th scope="col" className="text-left">
                <span className="pl-2">From</span>
              </th>
              {days.map((day) => (
                <th key={day.key} scope="col" className="text-right whitespace-nowrap">
                  {day.label}
                </th>
              ))}
            </tr>
          </thead>
          <Lines lines={[all]} base={base} />
          <Lines name="By mailbox" lines={mailboxes} base={base} />
          <Lines name="By sequence" lines={sequences} base={base} />
        </table>
      </div>
      <p className="px-4 py-2.5 text-12 text-text-2">
        Follow-ups are counted as if nobody answered. What is held is not in it; planned again as replies
        come.
      </p>
    </Card>
  )
}

function titleOf(total: number): string {
  return total === 0 ? 'Nothing is planned for two weeks' : `${counted(total, 'mail')} in the next two weeks`
}

function Lines({ name, lines, base }: { name?: string; lines: Line[]; base: string }) {
  if (lines.length === 0) return null
  return (
    <tbody>
      {name && (
        <tr className="border-t border-line text-12 text-text-3">
          <th
            scope="rowgroup"
            colSpan={lines[0]!.counts.length + 1}
            className="px-4 pt-2 text-left font-medium"
          >
            {name}
          </th>
        </tr>
      )}
      {lines.map((line) => (
        <tr key={line.key} className="h-row border-t border-line [&>td]:px-2">
          <th scope="row" className="max-w-56 truncate px-4 text-left font-medium" title={line.label}>
            {line.to ? (
              <Link to={line.to.startsWith('/') ? line.to : `${base}/${line.to}`} className="hover:underline">
                {line.label}
              </Link>
            ) : (
              line.label
            )}
          </th>
          {line.counts.map((value, at) => (
            <td key={at} className={value === 0 ? 'text-right text-text-3' : 'text-right font-medium'}>
              {value === 0 ? '·' : count(value)}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}
