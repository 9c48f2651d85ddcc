import type { ErasureCounts, ErasureList } from '../../domain/inbox/erase-person.server.ts'
import { ERASURE_WORDS, erasureLeaves } from '../../domain/inbox/erasure-words.ts'

/** What an erasure would take away, and what it cannot reach. */
export function ErasureTable({ list }: { list: ErasureList }) {
  const rows = Object.entries(ERASURE_WORDS) as [keyof ErasureCounts, string][]
  return (
    <div className="grid gap-3 text-13">
      <table className="w-full">
        <caption className="sr-only">What is erased</caption>
        <tbody>
          {rows.map(([key, words]) => (
            <tr key={key} className="not-first:border-t not-first:border-line">
              <th scope="row" className="py-1.5 text-left font-normal">
                {words}
              </th>
              <td className="py-1.5 pl-4 text-right font-medium tabular-nums">{list.counts[key]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="text-text-2">
        <p>Not erased:</p>
        <ul className="list-disc pl-5">
          {erasureLeaves(list.files).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
    </div>
  )
}
