import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon, type IconType } from './icon.tsx'
import { Spoken } from './spoken.tsx'

export type VersusRow = {
  what: string
  promised: ReactNode
  found: ReactNode
  /** What is wrong, with its icon; null when the promise is kept. */
  issue: { icon: IconType; word: string } | null
}

/** What was promised against what was found. @param foundHead "Found 10 May, 09:12" */
export function Versus({ rows, foundHead }: { rows: VersusRow[]; foundHead: ReactNode }) {
  return (
    <table className="w-full text-13 max-wide:table-fixed max-wide:text-12">
      <thead>
        <tr className="text-left text-12 text-text-3 [&>th]:pr-3 [&>th]:pb-1.5 [&>th]:font-medium">
          <th className="w-21 max-wide:w-14.5">
            <Spoken>What</Spoken>
          </th>
          <th>Promised</th>
          <th>{foundHead}</th>
          <th className="w-29 pr-0! max-wide:w-20">
            <Spoken>Result</Spoken>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.what} className="[&>td]:border-t [&>td]:border-line [&>td]:py-1.75 [&>td]:pr-3">
            <th scope="row" className="border-t border-line py-1.75 pr-3 text-left font-normal text-text-3">
              {row.what}
            </th>
            <td className="wrap-anywhere">{row.promised}</td>
            <td className="wrap-anywhere">{row.found}</td>
            <td className="pr-0!">
              {row.issue ? (
                <span className="flex items-center justify-end gap-1 font-medium text-warn-text">
                  <Icon of={row.issue.icon} size={14} className="text-warn-solid" />
                  {row.issue.word}
                </span>
              ) : (
                <span className="flex items-center justify-end gap-1 text-live-text">
                  <Icon of={Check} size={14} className="text-live-solid" />
                  kept
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
