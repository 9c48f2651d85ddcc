import { Check, CircleAlert, TriangleAlert } from 'lucide-react'
import type { Lint } from '#app/domain/templates/lint.ts'
import { Icon } from '../../ui/icon.tsx'
import { counted } from '../../ui/number.ts'

type Shown = Pick<Lint, 'words' | 'problems'>

/** What is to be mended in a text, by line: what blocks the sending first, then what costs replies. */
export function LintList({ lint, where }: { lint: Shown; where?: string }) {
  const problems = lint.problems.toSorted((a, b) => Number(b.blocks) - Number(a.blocks))
  return (
    <div className="grid grid-cols-1 content-start gap-1.5 text-13" aria-live="polite">
      <p className="flex items-center gap-1.5 text-12 text-text-2">
        {problems.length === 0 && <Icon of={Check} size={14} className="text-live-solid" />}
        {counted(lint.words, 'word')},{' '}
        {problems.length === 0 ? 'nothing to mend' : `${problems.length} to mend`}
        {where && ` in ${where}`}
      </p>
      {problems.length > 0 && (
        <ul className="grid gap-1.5">
          {problems.map((one) => (
            <li key={`${one.rule} ${one.line} ${one.message}`} className="flex gap-1.5">
              <Icon
                of={one.blocks ? CircleAlert : TriangleAlert}
                size={14}
                className={one.blocks ? 'mt-0.75 text-lost-solid' : 'mt-0.75 text-warn-solid'}
              />
              <span className="min-w-0 wrap-anywhere">
                {one.message}
                <span className="text-text-3">
                  {' '}
                  (line {one.line}
                  {one.column ? `, column ${one.column}` : ''}
                  {one.blocks ? ', blocks sending' : ''})
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
