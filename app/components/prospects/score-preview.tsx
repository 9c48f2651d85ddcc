import { Link } from 'react-router'
import type { Preview } from '#app/domain/scores/preview.server.ts'
import { FormSection } from '../../ui/form-section.tsx'
import { count, counted } from '../../ui/number.ts'

/** What weights do to the list: its top, and who moves. @param isTried they are not saved yet */
export function ScorePreview({
  projectId,
  preview: { total, risen, fallen, top },
  isTried,
}: {
  projectId: number
  preview: Preview
  isTried: boolean
}) {
  if (total === 0)
    return (
      <FormSection title="What they do">
        <p className="text-text-2">
          No prospect of this project has been qualified yet: tick some in the grid and press “Qualify”.
        </p>
      </FormSection>
    )
  return (
    <FormSection
      title={isTried ? 'What these weights would do' : 'What they do'}
      help={
        isTried
          ? `Not saved yet. Of ${counted(total, 'qualified prospect')}, ${count(risen)} would rise and ${count(fallen)} would fall by 5 points or more.`
          : `The top of ${counted(total, 'qualified prospect')}.`
      }
    >
      <table className="w-full text-13">
        <thead>
          <tr className="border-b border-line text-left text-12 text-text-3">
            <th className="py-1.5 font-medium">Site</th>
            <th className="py-1.5 text-right font-medium">Score</th>
            {isTried && <th className="py-1.5 text-right font-medium">Now</th>}
            {isTried && <th className="py-1.5 text-right font-medium">Place now</th>}
          </tr>
        </thead>
        <tbody>
          {top.map((row) => (
            <tr key={row.prospectId} className="border-b border-line">
              <td className="py-1.5">
                <Link to={`/p/${projectId}/prospects/${row.prospectId}`} className="link">
                  {row.domain}
                </Link>
              </td>
              <td className="py-1.5 text-right font-semibold tabular-nums">{row.score}</td>
              {isTried && <td className="py-1.5 text-right tabular-nums">{row.now}</td>}
              {isTried && <td className="py-1.5 text-right tabular-nums">{row.placeNow}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </FormSection>
  )
}
